package io.swell.shared.report;

import io.swell.shared.config.MetricsPusherSettings;
import java.time.Duration;

/**
 * When the next report goes. The interval is the one the controller granted last, counted from the last report whatever
 * sent it; an edge brings the next one forward, but two edges keep their distance; while a report is in flight nothing
 * goes before its answer or its timeout.
 */
final class PushSchedule {

    private final long ackTimeoutNanos;
    private final long urgentNanos;
    private long intervalNanos;
    private long lastNanos;
    private long lastUrgentNanos;
    private boolean urgent;

    /**
     * A schedule that starts.
     *
     * @param firstNanos when the first report is due: jittered, so that many processes do not speak at once
     */
    PushSchedule(MetricsPusherSettings settings, long firstNanos) {
        this.ackTimeoutNanos = settings.ackTimeout().toNanos();
        this.urgentNanos = settings.urgentInterval().toNanos();
        this.intervalNanos = settings.interval().toNanos();
        this.lastNanos = firstNanos - intervalNanos;
        this.lastUrgentNanos = firstNanos - intervalNanos - urgentNanos;
    }

    void want() {
        urgent = true;
    }

    boolean isUrgent() {
        return urgent;
    }

    void grant(Duration interval) {
        intervalNanos = interval.toNanos();
    }

    void sent(long nowNanos) {
        lastNanos = nowNanos;
        if (urgent) {
            lastUrgentNanos = nowNanos;
            urgent = false;
        }
    }

    /**
     * When something must happen: the next report, or the end of patience with the one in flight if that is later. An
     * answer that stays away makes nothing go sooner than the interval: who does not answer may be overloaded.
     */
    long dueNanos(boolean inFlight) {
        long next = nextNanos();
        long patience = lastNanos + ackTimeoutNanos;
        return inFlight && patience - next > 0 ? patience : next;
    }

    private long nextNanos() {
        long regular = lastNanos + intervalNanos;
        if (!urgent) {
            return regular;
        }
        long edge = lastUrgentNanos + urgentNanos;
        return edge - regular < 0 ? edge : regular;
    }
}
