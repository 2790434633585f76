package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Sizes one deployment for its service level, and tunes itself: many candidate settings run in shadow against the demand as
 * it would be if nothing waited, and the cheapest that keeps the service level is followed.
 *
 * <pre>
 * load → {@link Demand} → {@link Candidates} → {@link Shadow} → {@link Choice} → {@link Sizing} → {@link ReversalBudget}
 * </pre>
 *
 * A look takes about a microsecond and leaves no garbage. What was learned fits in 2 KB, see {@link #save}.
 */
public final class AdaptiveSizing {

    private static final double CHOICE_SECONDS = 5;
    private static final double LEARNING_SECONDS = 90;
    private static final double LEARNING_COLD_STARTS = 2;

    /** Nothing is given up before. */
    private static final double KEEPING_SECONDS = 60;

    /**
     * An empty pool fills for a while: a steep rise, and what a trend makes of it is far above what is there afterwards. No peak
     * is remembered from that time.
     */
    private static final double FILLING_SECONDS = 50;

    private static final double FILLING_SERVICE_TIMES = 5;

    private static final int SAVED_BYTES = 2_048;
    private static final int WHAT_FOR_BYTES = 3 * Integer.BYTES + 2 * Double.BYTES;

    /** Of what is saved, changed whenever the parts or their order change. */
    private static final int VERSION = 0x5A11_0006;

    private final ServiceLevel level;
    private final Demand demand = new Demand();
    private final ColdStart coldStart = new ColdStart();
    private final Candidates candidates = new Candidates();
    private final Sizing sizing;
    private final Shadow shadow;
    private final Choice choice = new Choice();
    private final LateBudget lateBudget;
    private final ReversalBudget reversals;
    private final ComingReplicas coming = new ComingReplicas();
    private int warmReplicas;
    private double now;
    private double chosenAt = -CHOICE_SECONDS;
    private boolean isFilling = true;
    private int wished;

    /**
     * Nothing known yet.
     *
     * @param slots requests one replica serves at once, at least 1
     * @param most replicas there may be, at least 1
     * @param warmReplicas replicas there are, at least 0
     */
    public AdaptiveSizing(ServiceLevel level, int slots, int most, int warmReplicas) {
        int limit = Math.min(atLeast(1, "most", most), Short.MAX_VALUE);
        this.level = level;
        this.warmReplicas = Math.min(limit, atLeast(0, "warm-replicas", warmReplicas));
        this.sizing = new Sizing(atLeast(1, "slots", slots), level.waitSeconds(), limit);
        this.shadow = new Shadow(this.warmReplicas);
        this.lateBudget = new LateBudget(level.lateShare());
        this.reversals = new ReversalBudget(this.warmReplicas);
        this.wished = this.warmReplicas;
    }

    private static int atLeast(int least, String key, int value) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", was: " + value);
        }
        return value;
    }

    /** The replicas there should be. */
    public int observe(LoadSince load) {
        now += load.seconds;
        demand.observe(load);
        coldStart.observe(load, now);
        lateBudget.observe(load);
        if (isFilling && now >= Math.max(FILLING_SECONDS, FILLING_SERVICE_TIMES * demand.serviceSeconds())) {
            isFilling = false;
            candidates.forgetPeaks();
        }
        candidates.observe(now, demand.inService(), load.seconds, coldStart.seconds(), sizing.waitSeconds);
        sizing.observe(
                demand.inService(),
                candidates.surely(),
                candidates.isRising(),
                demand.serviceSeconds(),
                coldStart.seconds());
        int floor = isYoungerThan(KEEPING_SECONDS) ? warmReplicas : 1;
        shadow.observe(load, now, candidates, sizing, floor);
        if (isYoungerThan(LEARNING_SECONDS)) {
            shadow.forgive();
        }
        if (now - chosenAt >= CHOICE_SECONDS) {
            chosenAt = now;
            choice.choose(shadow, lateBudget.allowed(shadow.arrivals() / shadow.seconds()), coldStart.seconds(), now);
        }
        wished = sizing.keeping(Math.max(floor, wish(load)), reversals.target());
        int granted = sizing.bounded(reversals.grant(wished, now, load.seconds));
        coming.observe(granted, load.seconds, coldStart.seconds());
        return granted;
    }

    /** As the candidate followed sizes, but for the backlog there really is; and no fewer than it still has in shadow. */
    private int wish(LoadSince load) {
        int base = sizing.base(candidates.level(choice.followed(), choice.towards()));
        double ready = Math.max(1, load.replicasRunning) * (double) sizing.slots;
        double soon = coming.soon(load.replicasRunning) * sizing.slots;
        int extra = sizing.isLate(load.queued, ready) ? sizing.extra(load.queued, base, soon) : 0;
        int wish = sizing.bounded(base + extra);
        return choice.towards() == 0 ? Math.max(wish, shadow.target(choice.followed())) : wish;
    }

    /** An empty start would teach every candidate to shrink, and so would the first steps down from a full one. */
    private boolean isYoungerThan(double seconds) {
        return now < Math.max(seconds, LEARNING_COLD_STARTS * coldStart.seconds());
    }

    /** The replicas that were wished for at the last look; fewer than granted where a change of direction has to wait. */
    public int wished() {
        return wished;
    }

    /** The replicas that were granted at the last look, as {@link #observe} answered. */
    public int granted() {
        return sizing.bounded(reversals.target());
    }

    /**
     * Time of which nothing is to be learned: only what time of the hour and of the day it is goes on.
     *
     * @return how much of it was skipped, to within two seconds; the rest is to be shown in the next look
     */
    public double skip(double seconds) {
        return candidates.skip(seconds, now);
    }

    /** What it followed, and why. */
    public String sentence() {
        return "%s; %s of %d candidates with at most %.2f %% late; real %.2f %%"
                .formatted(
                        candidates.text(choice.followed(), choice.towards()),
                        choice.admitted() > 0 ? "cheapest of " + choice.admitted() : "none proved",
                        Candidates.COUNT,
                        100 * choice.allowed(),
                        100 * lateBudget.real());
    }

    /** All that was learned, marked with what for, in at most 2,048 bytes; what another object needs to go on from here. */
    public byte[] save() {
        ByteBuffer out = ByteBuffer.allocate(SAVED_BYTES);
        out.putDouble(now).putDouble(chosenAt).put((byte) (isFilling ? 1 : 0));
        demand.save(out);
        coldStart.save(out);
        candidates.save(out);
        shadow.save(out);
        choice.save(out);
        lateBudget.save(out);
        reversals.save(out);
        coming.save(out);
        out.putInt(checksum(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Of what is saved and of what for: that needs no room then. */
    private int checksum(byte[] bytes, int length) {
        ByteBuffer whatFor = ByteBuffer.allocate(WHAT_FOR_BYTES);
        whatFor.putInt(VERSION).putInt(sizing.slots).putInt(sizing.most);
        whatFor.putDouble(level.waitSeconds()).putDouble(level.lateShare());
        CRC32 sum = new CRC32();
        sum.update(whatFor.array());
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /**
     * Takes over what was saved. The time in between is taken not to have been. Before it observes anything it has to be
     * told where it goes on, see {@link #goOn}.
     *
     * @return false if it was saved by another version, for another service level, other slots or another limit, or is
     *     damaged; then nothing has changed
     */
    public boolean restore(byte[] saved) {
        int ends = saved.length - Integer.BYTES;
        if (saved.length != save().length || ByteBuffer.wrap(saved).getInt(ends) != checksum(saved, ends)) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(saved, 0, ends);
        now = in.getDouble();
        chosenAt = in.getDouble();
        isFilling = in.get() == 1;
        demand.restore(in);
        coldStart.restore(in);
        candidates.restore(in, now);
        shadow.restore(in, now);
        choice.restore(in);
        lateBudget.restore(in);
        reversals.restore(in);
        coming.restore(in);
        return true;
    }

    /**
     * Begins where a controller finds things, after {@link #restore}: what was granted since it was saved counts as a move
     * of now, and its counter may be another one.
     *
     * @param granted replicas
     * @param starting replicas of them, ordered nobody knows when
     * @param lateInAll requests that ever waited too long, as {@link LoadSince#show} will be told from now on
     */
    public void goOn(int granted, int starting, double lateInAll) {
        warmReplicas = Math.max(0, Math.min(sizing.most, granted));
        wished = warmReplicas;
        coldStart.goOn(starting);
        lateBudget.goOn(lateInAll);
        reversals.adopt(warmReplicas, now);
    }
}
