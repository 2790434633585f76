package io.swell.controller.deployment;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Drain;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.controller.deployment.ReplicaOperation.Stop;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** A replica host in memory: obeys orders, idempotently, and shows what it has. */
final class FakeHost {

    final ProcessId id;
    final Map<ReplicaId, ObservedReplica> replicas = new TreeMap<>();
    ResourceAmounts resources;
    boolean leaving;
    long sequence;

    FakeHost(String name, ResourceAmounts resources) {
        this.id = new ProcessId(name + ":2551", 1);
        this.resources = resources;
    }

    void obey(ReplicaOperation operation) {
        ReplicaId replica = operation.replica();
        ObservedReplica known = replicas.get(replica);
        if (operation instanceof Start start && known == null) {
            replicas.put(replica, new ObservedReplica(replica, start.template().version(), Phase.STARTING, "", null));
        } else if (operation instanceof Drain && known != null && known.phase() == Phase.RUNNING) {
            show(replica, Phase.DRAINING, "");
        } else if (operation instanceof Stop) {
            replicas.remove(replica);
        }
    }

    void show(ReplicaId replica, Phase phase, String detail) {
        replicas.computeIfPresent(
                replica, (id, before) -> new ObservedReplica(replica, before.version(), phase, detail, null));
    }

    HostInventory report() {
        sequence++;
        return new HostInventory(id, sequence, resources, leaving, new ArrayList<>(replicas.values()));
    }
}
