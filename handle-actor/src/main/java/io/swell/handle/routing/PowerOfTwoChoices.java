package io.swell.handle.routing;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a few replicas until two with room are found; where few have room, looks through all. The
 * one with fewer reserved slots gets the request (docs/adr/0040).
 */
final class PowerOfTwoChoices implements RequestRouter {

    static final PowerOfTwoChoices INSTANCE = new PowerOfTwoChoices();

    private static final int DRAWS = 4;

    private PowerOfTwoChoices() {}

    @Override
    public Optional<ReplicaLoad> choose(RunningReplicas running, long nowNanos, RandomGenerator random) {
        List<ReplicaLoad> replicas = running.replicas();
        int max = running.limits().maxOngoingRequests();
        while (!replicas.isEmpty()) {
            ReplicaLoad chosen = replicas.size() > DRAWS ? draw(replicas, max, nowNanos, random) : null;
            if (chosen == null) {
                chosen = search(replicas, max, nowNanos, random);
            }
            if (chosen == null) {
                return Optional.empty();
            }
            if (chosen.tryReserve(max)) {
                return Optional.of(chosen);
            }
            // Another handle took the slot in between: look again.
        }
        return Optional.empty();
    }

    private static @Nullable ReplicaLoad draw(
            List<ReplicaLoad> replicas, int max, long nowNanos, RandomGenerator random) {
        ReplicaLoad first = null;
        for (int i = 0; i < DRAWS; i++) {
            ReplicaLoad candidate = replicas.get(random.nextInt(replicas.size()));
            if (candidate == first || !candidate.hasRoom(max, nowNanos)) {
                continue;
            }
            if (first != null) {
                return lessLoaded(first, candidate);
            }
            first = candidate;
        }
        return null;
    }

    /** Two of those with room, each pair as likely as any other, in one pass. */
    private static @Nullable ReplicaLoad search(
            List<ReplicaLoad> replicas, int max, long nowNanos, RandomGenerator random) {
        ReplicaLoad first = null;
        ReplicaLoad second = null;
        int withRoom = 0;
        for (ReplicaLoad candidate : replicas) {
            if (!candidate.hasRoom(max, nowNanos)) {
                continue;
            }
            withRoom++;
            int place = withRoom <= 2 ? withRoom - 1 : random.nextInt(withRoom);
            if (place == 0) {
                first = candidate;
            } else if (place == 1) {
                second = candidate;
            }
        }
        if (first == null || second == null) {
            return first;
        }
        return random.nextBoolean() ? lessLoaded(first, second) : lessLoaded(second, first);
    }

    private static ReplicaLoad lessLoaded(ReplicaLoad first, ReplicaLoad second) {
        return second.reserved() < first.reserved() ? second : first;
    }
}
