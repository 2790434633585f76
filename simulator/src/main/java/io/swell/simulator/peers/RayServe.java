package io.swell.simulator.peers;

import io.swell.simulator.Cadence;
import io.swell.simulator.Conditions;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ray Serve's default policy. The handle samples its queue and each replica's running requests every half second, averages
 * each series over the look-back period, or over as much of it as a young replica has, and pushes the averages. The control
 * loop sums those of the replicas that run now and acts once it has wanted the same direction for enough turns in a row.
 *
 * <pre>
 * wanted = sum of averages / target
 * wish   = ceil(running + (wanted - running)), one less if ceil(wanted) &lt; running and that is still running
 * </pre>
 */
final class RayServe implements Scaler {

    private static final Duration SAMPLE = Duration.ofMillis(500);
    private static final Duration TURN = Duration.ofMillis(100);

    /** What a user of Ray Serve sets, or leaves as it is. */
    record Settings(double target, Duration lookBack, Duration push, Duration upscaleDelay, Duration downscaleDelay) {

        static final Settings DEFAULT = new Settings(
                2, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(600));

        /** What those set who find it slow. */
        static final Settings FAST = new Settings(
                2, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(60));

        Settings withTarget(double requests) {
            return new Settings(requests, lookBack, push, upscaleDelay, downscaleDelay);
        }

        int samples() {
            return (int) (lookBack.toNanos() / SAMPLE.toNanos());
        }

        private static int turns(Duration delay) {
            return (int) (delay.toNanos() / TURN.toNanos());
        }
    }

    private final Settings settings;
    private final Conditions bounds;
    private final SimulatedPool pool;
    private final Cadence sampling = new Cadence(SAMPLE);
    private final Cadence pushing;
    private final Cadence turns = new Cadence(TURN);
    private final SampleMean queued;
    private @Nullable SampleMean[] running = {};

    private boolean hasReport;
    private double reportedQueued;
    private double[] reportedRunning = {};
    private int seenChanges = -1;
    private int wish;
    private int streak;

    RayServe(Settings settings, Conditions bounds, SimulatedPool pool) {
        this.settings = settings;
        this.bounds = bounds;
        this.pool = pool;
        this.pushing = new Cadence(settings.push());
        this.queued = new SampleMean(settings.samples());
    }

    @Override
    public double dueAt() {
        return Math.min(turns.dueAt(), Math.min(sampling.dueAt(), pushing.dueAt()));
    }

    @Override
    public int look(double now) {
        if (sampling.strikes(now)) {
            sample();
        }
        if (pushing.strikes(now)) {
            push();
        }
        return turns.strikes(now) && hasReport ? turn() : pool.target();
    }

    private void sample() {
        queued.add(pool.queued());
        for (int i = 0; i < pool.running(); i++) {
            int replica = pool.runningReplica(i);
            series(replica).add(pool.busy(replica));
        }
    }

    private SampleMean series(int replica) {
        if (replica >= running.length) {
            running = Arrays.copyOf(running, 2 * replica + 1);
        }
        SampleMean series = running[replica];
        if (series == null) {
            series = new SampleMean(settings.samples());
            running[replica] = series;
        }
        return series;
    }

    private void push() {
        hasReport = true;
        seenChanges = -1;
        reportedQueued = queued.mean();
        reportedRunning = new double[running.length];
        for (int i = 0; i < pool.running(); i++) {
            int replica = pool.runningReplica(i);
            SampleMean series = replica < running.length ? running[replica] : null;
            if (series != null) {
                reportedRunning[replica] = series.mean();
            }
        }
    }

    /** The delays count turns, and whoever acts starts counting anew. */
    private int turn() {
        if (seenChanges != pool.changes()) {
            seenChanges = pool.changes();
            wish = bounds.bounded(wish());
        }
        int direction = Integer.compare(wish, pool.target());
        if (direction == 0) {
            streak = 0;
            return pool.target();
        }
        streak = direction > 0 ? Math.max(streak, 0) + 1 : Math.min(streak, 0) - 1;
        boolean isDue = direction > 0
                ? streak > Settings.turns(settings.upscaleDelay())
                : -streak > Settings.turns(settings.downscaleDelay());
        if (!isDue) {
            return pool.target();
        }
        streak = 0;
        return wish;
    }

    private int wish() {
        int current = pool.running();
        if (current == 0) {
            return pool.target();
        }
        double total = reportedQueued;
        for (int i = 0; i < current; i++) {
            int replica = pool.runningReplica(i);
            total += replica < reportedRunning.length ? reportedRunning[replica] : 0;
        }
        double wanted = current * (total / (settings.target() * current));
        int replicas = (int) Math.ceil(Math.rint(wanted * 1e9) / 1e9);
        return Math.ceil(wanted) < current && replicas == current ? replicas - 1 : replicas;
    }
}
