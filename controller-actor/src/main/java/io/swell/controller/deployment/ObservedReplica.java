package io.swell.controller.deployment;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaPlace;
import org.jspecify.annotations.Nullable;

/**
 * One replica as its host sees it.
 *
 * @param version of the template it was started from
 * @param detail why it failed; empty otherwise
 * @param place where its actor is, for those who route to it; nothing here looks inside
 */
public record ObservedReplica(
        ReplicaId replica, String version, Phase phase, String detail, @Nullable ReplicaPlace place) {

    /** Where its host sees it. */
    public enum Phase {
        STARTING,
        RUNNING,
        DRAINING,
        /** Has finished all it had; waits to be stopped. */
        DRAINED,
        /** Could not start; waits to be forgotten. */
        START_FAILED,
        /** Ran and ended by itself; waits to be forgotten. */
        CRASHED
    }
}
