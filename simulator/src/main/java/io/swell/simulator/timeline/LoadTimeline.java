package io.swell.simulator.timeline;

import io.swell.simulator.Trace;
import java.util.Arrays;

/**
 * A trace over time, as if no request waited; the same for all who play it. Columns by bucket, not to be changed.
 *
 * @param arrivals requests that came, a second
 * @param inService requests in service, on average
 * @param needed replicas that would have held all requests in service at the highest
 */
public record LoadTimeline(TimeBuckets buckets, double[] arrivals, double[] inService, int[] needed) {

    /**
     * Adds it up.
     *
     * @param slots of a replica
     */
    public static LoadTimeline of(Trace trace, int slots, TimeBuckets buckets) {
        int count = buckets.count();
        LoadTimeline timeline = new LoadTimeline(buckets, new double[count], new double[count], new int[count]);
        double[] ends = new double[trace.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = trace.arrival(i) + trace.service(i);
            timeline.arrivals[buckets.index(trace.arrival(i))] += 1 / buckets.seconds();
            timeline.serve(trace.arrival(i), ends[i]);
        }
        Arrays.sort(ends);
        timeline.need(trace, ends, slots);
        return timeline;
    }

    private void serve(double from, double to) {
        double length = buckets.seconds();
        int last = buckets.index(to);
        for (int bucket = buckets.index(from); bucket <= last; bucket++) {
            double begins = Math.max(from, bucket * length);
            double ends = Math.min(to, (bucket + 1) * length);
            inService[bucket] += Math.max(0, ends - begins) / length;
        }
    }

    private void need(Trace trace, double[] ends, int slots) {
        int ended = 0;
        int arrived = 0;
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            double until = (bucket + 1) * buckets.seconds();
            int peak = arrived - ended;
            for (; arrived < ends.length && trace.arrival(arrived) < until; arrived++) {
                for (; ended < arrived && ends[ended] <= trace.arrival(arrived); ended++) {}
                peak = Math.max(peak, arrived + 1 - ended);
            }
            for (; ended < arrived && ends[ended] < until; ended++) {}
            needed[bucket] = (peak + slots - 1) / slots;
        }
    }
}
