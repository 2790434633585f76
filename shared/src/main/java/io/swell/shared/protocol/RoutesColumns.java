package io.swell.shared.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.ReplicaPlace.Located;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link RoutesPiece} says, replicas in columns and names of fields left out. Replicas one controller started
 * begin alike, so what all suffixes begin with is told once.
 *
 * @param sloWaitNanos negative for no promise
 * @param suffixStart what every suffix in {@code added} begins with
 * @param added the rest of each suffix; {@code parents}, {@code names} and {@code uids} say where that replica is
 * @param removed whole suffixes
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record RoutesColumns(
        DeploymentId deployment,
        Availability availability,
        String detail,
        int maxOngoingRequests,
        int maxQueuedRequests,
        long sloWaitNanos,
        boolean complete,
        String suffixStart,
        String[] added,
        int[] parents,
        String[] names,
        int[] uids,
        String[] removed) {

    private static final long NO_PROMISE = -1;

    RoutesColumns {
        if (parents.length != added.length || names.length != added.length || uids.length != added.length) {
            throw new IllegalArgumentException("columns of " + deployment + " must be equally long");
        }
    }

    static RoutesColumns of(
            DeploymentId deployment,
            Availability availability,
            String detail,
            RoutingLimits limits,
            boolean complete,
            List<Located> added,
            List<ReplicaId> removed) {
        String start = commonStart(added);
        int count = added.size();
        String[] suffixes = new String[count];
        int[] parents = new int[count];
        String[] names = new String[count];
        int[] uids = new int[count];
        for (int i = 0; i < count; i++) {
            ReplicaPlace place = added.get(i).place();
            suffixes[i] = added.get(i).replica().suffix().substring(start.length());
            parents[i] = place.parent().number();
            names[i] = place.name();
            uids[i] = place.uid();
        }
        return new RoutesColumns(
                deployment,
                availability,
                detail,
                limits.maxOngoingRequests(),
                limits.maxQueuedRequests(),
                limits.sloWait().map(Duration::toNanos).orElse(NO_PROMISE),
                complete,
                start,
                suffixes,
                parents,
                names,
                uids,
                removed.stream().map(ReplicaId::suffix).toArray(String[]::new));
    }

    RoutingLimits limits() {
        return new RoutingLimits(
                maxOngoingRequests,
                maxQueuedRequests,
                sloWaitNanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(sloWaitNanos)));
    }

    ReplicaId replica(int row) {
        return new ReplicaId(deployment, suffixStart + added[row]);
    }

    private static String commonStart(List<Located> replicas) {
        if (replicas.isEmpty()) {
            return "";
        }
        String first = replicas.get(0).replica().suffix();
        int length = first.length();
        for (Located replica : replicas) {
            String suffix = replica.replica().suffix();
            length = Math.min(length, suffix.length());
            while (!suffix.regionMatches(0, first, 0, length)) {
                length--;
            }
        }
        return first.substring(0, length);
    }
}
