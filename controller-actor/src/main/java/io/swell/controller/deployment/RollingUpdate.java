package io.swell.controller.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many replicas to start and which to retire, so that a new version comes in before the old one goes: at most
 * {@link #surge} replicas beyond the target at a time, and what serves stays at the target. Without older replicas it
 * says no more than "target minus what there is". See docs/adr/0021.
 */
final class RollingUpdate {

    /** A fifth of the target, at least one. */
    private static final int SURGE_DIVISOR = 5;

    private RollingUpdate() {}

    static int surge(int target) {
        return Math.max(1, target / SURGE_DIVISOR);
    }

    /** How many of the current version to start. */
    static int missing(Census census) {
        int wanted = census.target() - census.current();
        int room = census.target() + surge(census.target()) - census.serving();
        return Math.max(0, Math.min(wanted, room));
    }

    /** How many of the current version are too many; of those that make the surge too big, only ones still starting. */
    static int surplus(Census census) {
        int beyondSurge = census.serving() - census.target() - surge(census.target());
        return Math.max(0, Math.max(census.current() - census.target(), Math.min(census.starting(), beyondSurge)));
    }

    static List<Replica> surplus(DeploymentState deployment, Census census) {
        return first(surplus(census), deployment, r -> r.isServing() && deployment.isCurrent(r));
    }

    /** Older replicas the newer ones can do without. While newer ones crash early, they count for nothing. */
    static List<Replica> redundant(DeploymentState deployment, Census census) {
        int replacing = deployment.backoff().hasEarlyCrashes() ? 0 : census.ready();
        int spare = Math.min(census.outdated(), replacing + census.outdated() - census.target());
        return first(spare, deployment, isOutdated(deployment));
    }

    /**
     * Older replicas to drain first because there is no room for both: on each of up to a surge of hosts the fewest that
     * make room for one newer replica. Only when nothing is under way that may help by itself, and when everything given
     * up before has been made good: others may have taken the room.
     */
    static List<Replica> makeRoom(DeploymentState deployment, Hosts hosts) {
        if (deployment.pending() == 0 || deployment.roomOwed() > 0 || isUnsettled(deployment)) {
            return List.of();
        }
        List<List<Replica>> sacrifices = hosts.all().stream()
                .filter(Host::takesReplicas)
                .map(host -> sacrificeOn(host, deployment))
                .filter(sacrifice -> !sacrifice.isEmpty())
                .sorted(Comparator.comparingInt(List::size))
                .limit(Math.min(deployment.pending(), surge(deployment.target())))
                .toList();
        deployment.oweRoom(sacrifices.size());
        return sacrifices.stream().flatMap(List::stream).toList();
    }

    /** Empty if no number of older replicas on that host makes room. */
    private static List<Replica> sacrificeOn(Host host, DeploymentState deployment) {
        List<Replica> sacrifice = new ArrayList<>();
        Map<String, Double> released = new HashMap<>();
        for (Replica replica : VictimOrder.rank(deployment.replicas(isOutdated(deployment)))) {
            if (replica.host() == host) {
                sacrifice.add(replica);
                replica.held().amounts().forEach((name, amount) -> released.merge(name, amount, Double::sum));
                if (host.hasRoomFor(deployment.template().resources(), released)) {
                    return sacrifice;
                }
            }
        }
        return List.of();
    }

    private static boolean isUnsettled(DeploymentState deployment) {
        return deployment.backoff().hasEarlyCrashes() || deployment.count(replica -> !replica.isRunning()) > 0;
    }

    private static Predicate<Replica> isOutdated(DeploymentState deployment) {
        return replica -> replica.isRunning() && deployment.isOutdated(replica);
    }

    private static List<Replica> first(int count, DeploymentState deployment, Predicate<Replica> which) {
        return count <= 0
                ? List.of()
                : VictimOrder.rank(deployment.replicas(which)).subList(0, count);
    }
}
