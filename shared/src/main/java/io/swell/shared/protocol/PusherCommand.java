package io.swell.shared.protocol;

import java.time.Duration;

/** Everything a {@code MetricsPusherActor} accepts. */
public sealed interface PusherCommand {

    /**
     * The controller holds this report and everything before it.
     *
     * @param nextInterval how long to wait before the next report; the pusher obeys
     */
    record ReportAcknowledged(Term term, long sequence, Duration nextInterval) implements PusherCommand, WireMessage {}

    /** The controller lacks the report's base: send everything. */
    record SnapshotNeeded(Term term, long sequence, Duration nextInterval) implements PusherCommand, WireMessage {}

    /** The one open door: what handles and the pusher itself send. Never leaves the JVM. */
    non-sealed interface Local extends PusherCommand {}
}
