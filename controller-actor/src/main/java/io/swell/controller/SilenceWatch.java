package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.pace.ReportPace;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Tells a process that is silent from a controller that is late: for too long without a report, the one is missing; after
 * a pause of the other, or with a full mailbox, reports are older than they look. See docs/adr/0008-three-kinds-of-silence.md.
 */
final class SilenceWatch {

    private final Autoscaler autoscaler;
    private final ReportPace pace;
    private final Duration reportExpiry;
    private final Logger log;

    /** @param reportExpiry how long a process may be silent that reports as often as configured */
    SilenceWatch(ControllerState state, Duration reportExpiry, Logger log) {
        this.autoscaler = state.autoscaler();
        this.pace = state.pace();
        this.reportExpiry = reportExpiry;
        this.log = log;
    }

    /**
     * Looks who is silent.
     *
     * @param lateMicros how much later than it should the controller looks
     */
    void look(long lateMicros, long nowMicros) {
        long expiryMicros = expiryMicros();
        if (lateMicros > expiryMicros) {
            ControllerLog.wasPaused(log, lateMicros);
            autoscaler.distrustReportsBefore(nowMicros);
        }
        autoscaler.load().markSilent(nowMicros, expiryMicros);
    }

    /** A message has waited so long in the controller's mailbox. */
    void waited(long waitMicros, long nowMicros) {
        pace.waited(waitMicros, nowMicros);
        autoscaler.lags(pace.isLagging());
    }

    /** When the next process may have been silent for too long. */
    long dueMicros() {
        return autoscaler.load().silenceMicros(expiryMicros());
    }

    private long expiryMicros() {
        return pace.expiryMicros(reportExpiry);
    }
}
