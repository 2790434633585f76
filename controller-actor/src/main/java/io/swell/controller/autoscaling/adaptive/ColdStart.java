package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * How long a replica takes from order to service; 10 s until it was timed once. Timed is the first of a group of orders, given
 * when no replica was starting: of later ones it is not known which of them begins to run. Orders called off say nothing.
 */
final class ColdStart {

    private static final double ASSUMED_SECONDS = 10;
    private static final double LONGEST_SECONDS = 3_600;

    private double seconds = ASSUMED_SECONDS;
    private double orderedAt = Double.NaN;
    private int runningThen;
    private boolean noneWasStarting = true;

    void observe(LoadSince load, double now) {
        boolean someStart = load.replicasStarting > 0;
        if (someStart && noneWasStarting) {
            orderedAt = now;
            runningThen = load.replicasRunning;
        }
        runningThen = Math.min(runningThen, load.replicasRunning);
        if (load.replicasRunning > runningThen && !Double.isNaN(orderedAt)) {
            double took = now - orderedAt + load.seconds / 2;
            seconds = Math.min(LONGEST_SECONDS, Math.max(load.seconds, took));
            orderedAt = Double.NaN;
        } else if (!someStart) {
            orderedAt = Double.NaN;
        }
        noneWasStarting = !someStart;
    }

    double seconds() {
        return seconds;
    }

    /** An order that is under way is not saved. */
    void save(ByteBuffer out) {
        out.putDouble(seconds);
    }

    void restore(ByteBuffer in) {
        seconds = in.getDouble();
    }

    /** Of replicas that start by now it is not known since when: the next order is timed. */
    void goOn(int starting) {
        orderedAt = Double.NaN;
        noneWasStarting = starting <= 0;
    }
}
