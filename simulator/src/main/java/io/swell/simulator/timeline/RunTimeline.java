package io.swell.simulator.timeline;

import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One run over time, by the bucket in which requests came. Hand it to the run as its witness, and read it afterwards. */
public final class RunTimeline implements Witness {

    /** A line twice as long has a change for each pixel of a wide screen. */
    private static final int LINE_PARTS = 1_000;

    /** A reader gives up sooner. */
    private static final int MOST_DECISIONS = 500;

    /** A change of target and its reason. */
    public record Decision(double at, int from, int to, String reason) {}

    private final Trace trace;
    private final double slo;
    private final TimeBuckets buckets;
    private final double[] longestWaits;
    private final int[] late;
    private final StepLine replicas = new StepLine();
    private final List<Decision> decisions = new ArrayList<>();
    private int decided;
    private double end;

    /**
     * Nothing has been seen yet.
     *
     * @param slo a request that waits longer is late, seconds
     */
    public RunTimeline(Trace trace, double slo, TimeBuckets buckets) {
        this.trace = trace;
        this.slo = slo;
        this.buckets = buckets;
        this.longestWaits = new double[buckets.count()];
        this.late = new int[buckets.count()];
    }

    @Override
    public void provisioned(double now, int number) {
        replicas.add(now, number);
    }

    @Override
    public void decided(double now, int from, int to, Supplier<String> reason) {
        decided++;
        if (decisions.size() < MOST_DECISIONS) {
            decisions.add(new Decision(now, from, to, reason.get()));
        }
    }

    @Override
    public void ended(double now, double[] waits) {
        end = now;
        for (int i = 0; i < waits.length; i++) {
            int bucket = buckets.index(trace.arrival(i));
            longestWaits[bucket] = Math.max(longestWaits[bucket], waits[i]);
            if (waits[i] > slo) {
                late[bucket]++;
            }
        }
    }

    /** When the last request ended, in seconds. */
    public double end() {
        return end;
    }

    /** The longest wait of those who came in the bucket, in seconds; 0 if nobody came. */
    public double longestWait(int bucket) {
        return longestWaits[bucket];
    }

    /** How many of those who came in the bucket waited longer than the SLO. */
    public int late(int bucket) {
        return late[bucket];
    }

    /** Replicas starting, running or draining. */
    public StepLine replicas() {
        return replicas.thinned(LINE_PARTS);
    }

    /** The first of its decisions, with reasons; none of a contender that gives no reasons. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** How many decisions there were, those left out included. */
    public int decided() {
        return decided;
    }
}
