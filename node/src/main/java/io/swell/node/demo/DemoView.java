package io.swell.node.demo;

import io.swell.shared.protocol.ClusterStatus;
import java.util.List;

/**
 * What there is to show at an instant.
 *
 * @param status as the controller sees the cluster
 * @param counts of all drivers together
 * @param handles of all processes together
 * @param events every change of a target so far
 * @param startMillis wall time at which the load began, milliseconds since 1970
 * @param elapsedMicros since then
 * @param totalMicros how long the load will last
 */
record DemoView(
        ClusterStatus status,
        RequestCounts counts,
        int handles,
        List<ScaleEvent> events,
        long startMillis,
        long elapsedMicros,
        long totalMicros) {

    DemoView {
        events = List.copyOf(events);
    }

    /** Whole seconds that have passed, no more than there are. */
    long elapsedSeconds() {
        return Math.min(elapsedMicros, totalMicros) / 1_000_000;
    }

    long totalSeconds() {
        return totalMicros / 1_000_000;
    }
}
