package io.swell.simulator.trace;

import java.util.Comparator;
import java.util.List;

/**
 * The mean service time of a recording as it went: slots kept over requests ended, within a window around the time asked for.
 *
 * <p>What was kept within a window but ended after it, and what had been kept before, make up for each other if the window is
 * long against the service time and the load does not change much within it. So the window is a minute at first, and is
 * doubled until {@link #ENOUGH_ENDS} requests ended in it and it is {@link #LONG} times their mean, or holds everything.
 */
final class ServiceMeans {

    private static final double NARROWEST = 60;
    private static final int ENOUGH_ENDS = 50;
    private static final int LONG = 20;

    private final double[] middles;
    private final double[] busyBefore;
    private final double[] endsBefore;

    /** Of spans in any order. */
    ServiceMeans(List<RecordedSpan> spans) {
        List<RecordedSpan> sorted = spans.stream()
                .sorted(Comparator.comparingDouble(RecordedSpan::middle))
                .toList();
        this.middles = new double[sorted.size()];
        this.busyBefore = new double[sorted.size() + 1];
        this.endsBefore = new double[sorted.size() + 1];
        for (int i = 0; i < middles.length; i++) {
            RecordedSpan span = sorted.get(i);
            middles[i] = span.middle();
            busyBefore[i + 1] = busyBefore[i] + span.busySeconds();
            endsBefore[i + 1] = endsBefore[i] + span.ends();
        }
    }

    /** Whether any request has ended. */
    boolean isKnown() {
        return endsBefore[middles.length] > 0;
    }

    /** The mean around a time, both in seconds; it must be known. */
    double at(double time) {
        for (double width = NARROWEST; ; width *= 2) {
            int from = firstFrom(time - width / 2);
            int to = firstFrom(time + width / 2);
            double ends = endsBefore[to] - endsBefore[from];
            double mean = (busyBefore[to] - busyBefore[from]) / ends;
            boolean isAll = from == 0 && to == middles.length;
            if (isAll || (ends >= ENOUGH_ENDS && width >= LONG * mean)) {
                return mean;
            }
        }
    }

    /** How many spans have their middle before a time. */
    private int firstFrom(double time) {
        int low = 0;
        int high = middles.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (middles[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
