package io.swell.controller.autoscaling.adaptive;

/** How long a replica takes from order to service, timed at orders that were not cancelled; 10 s until one was. */
final class ColdStart {

    private static final double ASSUMED_SECONDS = 10;

    private double seconds = ASSUMED_SECONDS;
    private double orderedAt = Double.NaN;
    private int runningThen;

    void observe(LoadSince load) {
        boolean waits = !Double.isNaN(orderedAt);
        if (!waits && load.replicasStarting > 0) {
            orderedAt = load.nowSeconds;
            runningThen = load.replicasRunning;
        } else if (waits && load.replicasRunning > runningThen) {
            seconds = Math.max(load.seconds, load.nowSeconds - orderedAt + load.seconds / 2);
            orderedAt = Double.NaN;
        } else if (waits && load.replicasStarting == 0) {
            orderedAt = Double.NaN;
        }
    }

    double seconds() {
        return seconds;
    }
}
