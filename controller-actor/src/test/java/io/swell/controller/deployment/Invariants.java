package io.swell.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Drain;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.controller.deployment.ReplicaOperation.Stop;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold at every step of a {@link SimulatedCluster}, and what must hold when all is quiet. */
final class Invariants {

    private final SimulatedCluster cluster;
    private final Map<ReplicaId, Long> lastRouted = new HashMap<>();
    private final Map<ReplicaId, Long> graceMicros = new HashMap<>();
    private final Set<ReplicaId> started = new HashSet<>();
    private final Set<ReplicaId> retired = new HashSet<>();
    private final Map<DeploymentId, List<RoutableReplica>> published = new HashMap<>();

    /**
     * There was a controller that nobody told what these take: they belong to deployments removed before its time. What
     * it put beside them stays when another comes that knows.
     */
    private final Set<ReplicaId> ofUnknownSize = new HashSet<>();

    private final Set<ReplicaId> ownStarts = new HashSet<>();
    private boolean justBegan;

    Invariants(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    /** Handles go on using what was published before. */
    void newController() {
        retired.clear();
        justBegan = true;
        ownStarts.clear();
    }

    /** @param expected whether something happened or was due since the last plan */
    void planned(List<ReplicaOperation> operations, boolean expected) {
        assertThat(expected || operations.isEmpty())
                .as("orders without an event before their time: %s", operations)
                .isTrue();
        for (ReplicaOperation operation : operations) {
            if (operation instanceof Stop) {
                retired.add(operation.replica());
            } else {
                assertThat(cluster.fleet.isComplete())
                        .as("waits: %s", operation)
                        .isTrue();
            }
            if (operation instanceof Drain) {
                retired.add(operation.replica());
            } else if (operation instanceof Start start && started.add(start.replica())) {
                ownStarts.add(start.replica());
                graceMicros.put(start.replica(), Micros.of(start.template().gracefulShutdownTimeout()));
                staysWithinTheSurge(start);
            }
        }
    }

    private void staysWithinTheSurge(Start start) {
        DeploymentId id = start.replica().deployment();
        FleetView view = cluster.fleet.of(id);
        int target = cluster.targets.getOrDefault(id, 0);
        assertThat(view.starting() + view.running())
                .as("%s after %s: %s", id, start, view)
                .isLessThanOrEqualTo(target + RollingUpdate.surge(target));
        assertThat(cluster.unreachable).doesNotContain(start.host());
    }

    /** Whoever was ever sent requests may finish them, or has had its time since the last one. */
    void arrives(ReplicaOperation operation, FakeHost host) {
        ObservedReplica replica = host.replicas.get(operation.replica());
        boolean alive = replica != null && (replica.phase() == Phase.RUNNING || replica.phase() == Phase.DRAINING);
        Long routed = lastRouted.get(operation.replica());
        if (operation instanceof Stop && alive && routed != null) {
            assertThat(cluster.now - routed)
                    .as("had its time before %s", operation)
                    .isGreaterThanOrEqualTo(graceMicros.getOrDefault(operation.replica(), 0L));
        }
    }

    void check() {
        Set<ReplicaId> seen = new HashSet<>();
        cluster.hosts.values().stream()
                .flatMap(host -> host.replicas.keySet().stream())
                .filter(replica -> !cluster.deployed.containsKey(replica.deployment()) && !ownStarts.contains(replica))
                .forEach(ofUnknownSize::add);
        for (FakeHost host : cluster.hosts.values()) {
            host.replicas.keySet().forEach(replica -> assertThat(seen.add(replica))
                    .as("%s on one host only", replica)
                    .isTrue());
            if (host.replicas.keySet().stream().noneMatch(ofUnknownSize::contains)) {
                assertThat(load(host))
                        .as("load of %s: %s", host.id, host.replicas)
                        .isLessThanOrEqualTo(cpu(host));
            }
        }
        if (cluster.fleet.isComplete()) {
            checkRouting();
        }
        published
                .values()
                .forEach(routable -> routable.forEach(replica -> lastRouted.put(replica.replica(), cluster.now)));
    }

    private void checkRouting() {
        Set<DeploymentId> changes = cluster.fleet.takeRoutingChanges();
        for (DeploymentId id : SimulatedCluster.IDS) {
            List<RoutableReplica> routable = cluster.fleet.routable(id);
            if (!routable.equals(published.getOrDefault(id, List.of()))) {
                assertThat(changes.contains(id) || justBegan)
                        .as("%s changed its routes", id)
                        .isTrue();
            }
            assertThat(routable).noneMatch(replica -> retired.contains(replica.replica()));
            published.put(id, routable);
        }
        justBegan = false;
    }

    void checkQuiet() {
        assertThat(cluster.fleet.dueMicros()).as("nothing left to do").isEqualTo(Long.MAX_VALUE);
        for (DeploymentId id : SimulatedCluster.IDS) {
            FleetView view = cluster.fleet.of(id);
            int target = cluster.deployed.containsKey(id) ? cluster.targets.getOrDefault(id, 0) : 0;
            List<ObservedReplica> real = cluster.hosts.values().stream()
                    .flatMap(host -> host.replicas.values().stream())
                    .filter(replica -> replica.replica().deployment().equals(id))
                    .toList();
            assertThat(real).as("%s leaks nothing", id).hasSize(view.running());
            assertThat(real).allMatch(replica -> replica.phase() == Phase.RUNNING);
            assertThat(view.health() == DeploymentHealth.UNHEALTHY && view.pending() == 0)
                    .as("%s: %s", id, view)
                    .isFalse();
            ReplicaTemplate template = cluster.deployed.get(id);
            if (view.pending() == 0 && template != null) {
                assertThat(real).as("%s is up to date", id).allMatch(r -> r.version()
                        .equals(template.version()));
                assertThat(view.running()).as("%s meets its target", id).isEqualTo(target);
            } else if (template != null) {
                fitsNowhere(template, view);
                assertThat(view.running() + view.pending()).isGreaterThanOrEqualTo(target);
            } else {
                assertThat(real).as("%s was removed", id).isEmpty();
            }
        }
    }

    private void fitsNowhere(ReplicaTemplate template, FleetView view) {
        double need = template.resources().amounts().getOrDefault("cpu", 0.0);
        assertThat(cluster.hosts.values())
                .as("pending: %s", view)
                .allMatch(host -> host.leaving || load(host) + need > cpu(host));
    }

    /** What a replica takes follows from its deployment: all versions take the same. */
    private static double load(FakeHost host) {
        return host.replicas.keySet().stream()
                .mapToDouble(replica -> 0.5
                        * (1 << (SimulatedCluster.IDS.size() - 1 - SimulatedCluster.IDS.indexOf(replica.deployment()))))
                .sum();
    }

    private static double cpu(FakeHost host) {
        return host.resources.amounts().getOrDefault("cpu", 0.0);
    }
}
