package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/** The settings that run in shadow: each signal with each headroom, in units of the square root of its peak. */
final class Candidates {

    /** From the smallest on. Below none, since the peak of many seconds is more than what most of them need. */
    private static final double[] HEADROOMS = {-1.5, -0.5, 0.5, 1.35, 3};

    /** Headrooms of each signal. */
    static final int EACH = HEADROOMS.length;

    private static final int DEFAULT_SIGNAL = 4;
    private static final int DEFAULT_HEADROOM = 3;

    /** Followed until one has proved itself: 30 s trend, 300 s peak, 1.35 square roots. */
    static final int DEFAULT = DEFAULT_SIGNAL * EACH + DEFAULT_HEADROOM;

    private static final double FAST_SECONDS = 1;
    private static final double SURE_SECONDS = 30;
    private static final int SURE_PARTS = 4;
    private static final double SURE_DEVIATIONS = 1;

    /** Below what a single look found: as much is no noise, and a steep rise is not to wait for the mean. */
    private static final double JUMP_DEVIATIONS = 3;

    /** Who may wait as long as a replica takes to start needs none that is ready for more than the mean. */
    private static final double SURE_DEVIATIONS_PER_COLD_START = 2;

    /** Above the mean of 30 s, of the mean of 2 s: a rise that is no noise. */
    private static final double RISE_DEVIATIONS = 2;

    private static final int SIGNALS = 7;

    static final int COUNT = SIGNALS * EACH;

    private final Smoothed of2 = new Smoothed(2);
    private final Smoothed of30 = new Smoothed(30);
    private final Smoothed of30Twice = new Smoothed(30);
    private final Smoothed of40 = new Smoothed(40);
    private final Smoothed of120 = new Smoothed(120);

    private final Signal[] signals = {
        new Signal(of40, null, 15),
        new Signal(of30, of30Twice, 30),
        new Signal(of120, null, 60),
        new Signal(of2, null, 300),
        new Signal(of30, of30Twice, 300),
        new Signal(of30, of30Twice, 120),
        new Signal(of2, null, 3600)
    };

    private final Seasons seasons = new Seasons();
    private final Fading fading = new Fading(FAST_SECONDS);
    private final PeakMemory sure = new PeakMemory(SURE_SECONDS, SURE_PARTS);
    private final float[] levels = new float[COUNT];
    private double fast = Double.NaN;
    private double surely;

    void observe(double now, double demand, double seconds, double coldStartSeconds, double waitSeconds) {
        fast = Double.isNaN(fast) ? demand : fast + (demand - fast) * (1 - fading.kept(seconds));
        double forWait = SURE_DEVIATIONS_PER_COLD_START * waitSeconds / coldStartSeconds;
        surely = Math.max(atLeast(fast, SURE_DEVIATIONS + forWait), atLeast(demand, JUMP_DEVIATIONS + forWait));
        double sureFloor = sure.observe(seconds, surely);
        smooth(now, demand, seconds);
        seasons.observe(now, demand, coldStartSeconds + seconds);
        double seasonal = seasons.floor();
        double floor = Math.max(Math.max(sureFloor, of40.mean()), seasonal);
        for (int i = 0; i < signals.length; i++) {
            signals[i].observe(seconds, coldStartSeconds);
            double peak = Math.max(signals[i].peak(), seasonal);
            double root = Math.sqrt(peak);
            for (int j = 0; j < EACH; j++) {
                levels[i * EACH + j] = (float) Math.max(floor, peak + HEADROOMS[j] * root);
            }
        }
    }

    private static double atLeast(double mean, double deviations) {
        return Math.max(0, mean - deviations * Math.sqrt(mean));
    }

    private void smooth(double age, double demand, double seconds) {
        of2.observe(demand, seconds, age);
        of30Twice.observe(of30.observe(demand, seconds, age), seconds, age);
        of40.observe(demand, seconds, age);
        of120.observe(demand, seconds, age);
    }

    /** As {@link AdaptiveSizing#skip}. */
    double skip(double seconds, double now) {
        return seasons.skip(seconds, now);
    }

    /**
     * What is in service now beyond doubt: a standard deviation below the mean of the last second or three below what this
     * look found, and more where a request may wait for long as cold starts go.
     */
    double surely() {
        return surely;
    }

    /** Whether more is in service than a while ago, noise aside. */
    boolean isRising() {
        double before = of30.mean();
        return of2.mean() - before > RISE_DEVIATIONS * Math.sqrt(Math.max(1, before));
    }

    /** Peaks begin anew with the next look. */
    void forgetPeaks() {
        for (Signal signal : signals) {
            signal.forgetPeaks();
        }
    }

    /** Requests in service that the candidate wants slots for. */
    double level(int candidate) {
        return levels[candidate];
    }

    /**
     * Between a candidate and the next smaller headroom of the same signal.
     *
     * @param towards 0 for the candidate itself, up to 1 for the next
     */
    double level(int candidate, double towards) {
        return towards == 0
                ? levels[candidate]
                : levels[candidate] + towards * (levels[candidate - 1] - levels[candidate]);
    }

    /** As in "300 s peak of the 30 s trend 41.2 + 1.5 √", or "… 5.1, but 61.3 as the hour before at this time, + 1.5 √". */
    String text(int candidate, double towards) {
        Signal signal = signals[candidate / EACH];
        double headroom = HEADROOMS[candidate % EACH];
        if (towards > 0) {
            headroom += towards * (HEADROOMS[candidate % EACH - 1] - headroom);
        }
        String floor = seasons.floor() > signal.peak() ? seasons.text() : "";
        return "%s %.1f%s %s %.1f √"
                .formatted(signal.text(), signal.peak(), floor, headroom < 0 ? "-" : "+", Math.abs(headroom));
    }

    void save(ByteBuffer out) {
        out.putDouble(fast);
        sure.save(out);
        for (Smoothed each : means()) {
            each.save(out);
        }
        for (Signal signal : signals) {
            signal.save(out);
        }
        seasons.save(out);
    }

    private Smoothed[] means() {
        return new Smoothed[] {of2, of30, of30Twice, of40, of120};
    }

    void restore(ByteBuffer in, double now) {
        fast = in.getDouble();
        sure.restore(in);
        for (Smoothed each : means()) {
            each.restore(in);
        }
        for (Signal signal : signals) {
            signal.restore(in);
        }
        seasons.restore(in, now);
    }
}
