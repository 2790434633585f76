package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScaledDeployments.Scaled;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Reporters;

/**
 * What is seen of deployments at one instant: their load, their replicas, and who reports. It shows one after another with
 * the same object.
 */
final class Sight {

    private final ClusterLoad load;
    private final Observation seen = Observation.ofNothing();
    private Coverage coverage = Coverage.NOBODY;
    private long distrustedBeforeMicros = Long.MIN_VALUE;
    private boolean lags;
    private long nowMicros;
    private long oldestReportMicros;

    Sight(ClusterLoad load) {
        this.load = load;
    }

    /** Reports that came before that are old news, however new they look. */
    void distrustReportsBefore(long micros) {
        distrustedBeforeMicros = micros;
    }

    /** Whether the controller is late with the messages it was sent. */
    void lags(boolean value) {
        lags = value;
    }

    /** The instant that is looked at from now on. */
    Sight at(long micros) {
        nowMicros = micros;
        oldestReportMicros = load.oldestReportMicros(micros);
        return this;
    }

    /** Good until the next one is shown. */
    Observation of(Scaled scaled) {
        return seen.show(
                nowMicros,
                scaled.load.queued(),
                scaled.load.ongoing(),
                scaled.load.integralMicros(nowMicros),
                scaled.running,
                coverage(scaled),
                scaled.load,
                scaled.metrics);
    }

    /** The same object for all deployments that it fits, as long as it does. */
    private Coverage coverage(Scaled scaled) {
        Reporters who = load.reporters();
        long oldestAgeMicros = nowMicros - oldestReportMicros;
        boolean lagging = lags || oldestReportMicros < distrustedBeforeMicros;
        boolean watched = who.watchedFor(scaled.state.lookBackMicros(), nowMicros);
        if (!coverage.is(who, scaled.load.missingOngoing(), watched, oldestAgeMicros, lagging)) {
            coverage = new Coverage(
                    who.known(),
                    who.fresh(),
                    who.unreachable(),
                    scaled.load.missingOngoing(),
                    watched,
                    oldestAgeMicros,
                    lagging);
        }
        return coverage;
    }
}
