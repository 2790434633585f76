package io.swell.handle.routing;

import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The replicas a handle may route to. Immutable; the loads and the line in it are shared by all handles of the process
 * and all versions of the list.
 *
 * @param version grows with every list of the deployment in this process; 0 before the first
 * @param detail why it is not available; may be empty
 * @param line handles of this process that wait for a slot of the deployment
 */
public record RunningReplicas(
        long version,
        Availability availability,
        String detail,
        RoutingLimits limits,
        List<ReplicaLoad> replicas,
        WaitingLine line) {

    /**
     * Requests a handle lets wait before it has learned its deployment's limits. Generous: that time is short, and
     * turning away what the real limit would have let wait cannot be undone.
     */
    public static final int MAX_QUEUED_BEFORE_LIMITS_ARE_KNOWN = 10_000;

    /** What a handle has before its directory knows anything. Without replicas nobody stands in its line. */
    public static final RunningReplicas NOT_KNOWN_YET = new RunningReplicas(
            0,
            Availability.DEPLOYED,
            "",
            new RoutingLimits(1, MAX_QUEUED_BEFORE_LIMITS_ARE_KNOWN, Optional.empty()),
            List.of(),
            new WaitingLine());

    public RunningReplicas {
        replicas = List.copyOf(replicas);
    }

    public boolean isEmpty() {
        return replicas.isEmpty();
    }

    /** Why it makes no sense to wait for a replica, in words; empty if it does. */
    public Optional<String> whyNotRunning() {
        return switch (availability) {
            case DEPLOYED -> Optional.empty();
            case UNHEALTHY ->
                isEmpty() ? Optional.of(detail.isEmpty() ? "its replicas cannot start" : detail) : Optional.empty();
            case UNKNOWN -> Optional.of(detail.isEmpty() ? "there is no such deployment" : detail);
        };
    }

    /** When the first replica that could have room but for its rest may be asked again; empty if none rests. */
    public OptionalLong nextRestEnd(long nowNanos) {
        int max = limits.maxOngoingRequests();
        return replicas.stream()
                .filter(replica -> replica.couldHaveRoom(max) && replica.isResting(nowNanos))
                .mapToLong(replica -> replica.restEndNanos() - nowNanos)
                .min()
                .stream()
                .map(rest -> rest + nowNanos)
                .findFirst();
    }
}
