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
    private final Set<ReplicaId> everRoutable = new HashSet<>();
    private final Map<ReplicaId, Long> drainOrdered = new HashMap<>();
    private final Map<ReplicaId, Duration> graceOf = new HashMap<>();
    private final Set<ReplicaId> started = new HashSet<>();
    private final Set<ReplicaId> retired = new HashSet<>();
    private final Map<DeploymentId, List<RoutableReplica>> published = new HashMap<>();

    private record Duration(long micros) {}

    Invariants(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    void newController() {
        retired.clear();
        published.clear();
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
                drainOrdered.putIfAbsent(operation.replica(), cluster.now);
            } else if (operation instanceof Start start && started.add(start.replica())) {
                graceOf.put(
                        start.replica(),
                        new Duration(start.template().gracefulShutdownTimeout().toNanos() / 1000));
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

    /** Whoever was ever sent requests may finish them, or has had its time. */
    void arrives(ReplicaOperation operation, FakeHost host) {
        ObservedReplica replica = host.replicas.get(operation.replica());
        boolean alive = replica != null && (replica.phase() == Phase.RUNNING || replica.phase() == Phase.DRAINING);
        if (operation instanceof Stop && alive && everRoutable.contains(operation.replica())) {
            Long ordered = drainOrdered.get(operation.replica());
            Duration grace = graceOf.getOrDefault(operation.replica(), new Duration(0));
            assertThat(ordered).as("drained before %s", operation).isNotNull();
            assertThat(cluster.now - (ordered == null ? 0 : ordered)).isGreaterThanOrEqualTo(grace.micros());
        }
    }

    void check() {
        Set<ReplicaId> seen = new HashSet<>();
        for (FakeHost host : cluster.hosts.values()) {
            host.replicas.keySet().forEach(replica -> assertThat(seen.add(replica))
                    .as("%s on one host only", replica)
                    .isTrue());
            assertThat(load(host)).as("load of %s: %s", host.id, host.replicas).isLessThanOrEqualTo(cpu(host));
        }
        if (cluster.fleet.isComplete()) {
            checkRouting();
        }
    }

    private void checkRouting() {
        Set<DeploymentId> changes = cluster.fleet.takeRoutingChanges();
        for (DeploymentId id : SimulatedCluster.IDS) {
            List<RoutableReplica> routable = cluster.fleet.routable(id);
            if (!routable.equals(published.getOrDefault(id, List.of()))) {
                assertThat(changes).as("%s changed its routes", id).contains(id);
            }
            published.put(id, routable);
            for (RoutableReplica replica : routable) {
                everRoutable.add(replica.replica());
                assertThat(retired).doesNotContain(replica.replica());
            }
        }
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
            assertThat(view.health()).as(view.detail()).isNotEqualTo(DeploymentHealth.UNHEALTHY);
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
