package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who goes first when there are too many: replicas still starting (nobody waits for them yet), then those on hosts that
 * cannot be reached, then those on the most crowded host (what is left stays spread), then the newest.
 */
final class VictimOrder {

    private static final Comparator<Replica> NEWEST_FIRST =
            Comparator.comparingLong(Replica::number).reversed();

    private VictimOrder() {}

    /**
     * Ranks replicas of one deployment. Taking one from the most crowded host again and again is the same as sorting by
     * level: the replica of a host that goes first has as its level how many the host has, the next one less.
     */
    static List<Replica> rank(Collection<Replica> replicas) {
        List<Replica> firstToGoOnItsHost = replicas.stream()
                .sorted(Comparator.comparing(Replica::isRunning).thenComparing(NEWEST_FIRST))
                .toList();
        Map<ProcessId, Integer> left = new HashMap<>();
        replicas.forEach(replica -> left.merge(replica.host().id(), 1, Integer::sum));
        Map<Replica, Integer> levels = new HashMap<>();
        for (Replica replica : firstToGoOnItsHost) {
            levels.put(replica, left.merge(replica.host().id(), -1, Integer::sum));
        }
        return replicas.stream()
                .sorted(Comparator.comparing(Replica::isRunning)
                        .thenComparing(replica -> replica.host().isReachable())
                        .thenComparing(
                                Comparator.<Replica>comparingInt(levels::get).reversed())
                        .thenComparing(NEWEST_FIRST))
                .toList();
    }
}
