package io.swell.controller.deployment;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Drain;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.controller.deployment.ReplicaOperation.Stop;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.UnheardChanges;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A replica host in memory: obeys orders, idempotently, and shows what changed with the book of the real one. */
final class FakeHost {

    final ProcessId id;
    final Map<ReplicaId, ObservedReplica> replicas = new TreeMap<>();
    ResourceAmounts resources;
    boolean leaving;
    final UnheardChanges unheard = new UnheardChanges();

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
        unheard.changed(replica);
    }

    void show(ReplicaId replica, Phase phase, String detail) {
        replicas.computeIfPresent(
                replica, (id, before) -> new ObservedReplica(replica, before.version(), phase, detail, null));
        unheard.changed(replica);
    }

    void lose(ReplicaId replica) {
        replicas.remove(replica);
        unheard.changed(replica);
    }

    void leave() {
        leaving = true;
        unheard.changed();
    }

    void offer(ResourceAmounts amounts) {
        resources = amounts;
        unheard.changed();
    }

    HostChanges report() {
        long base = unheard.base();
        List<ReplicaId> told = base == HostChanges.EVERYTHING ? List.copyOf(replicas.keySet()) : unheard.sinceBase();
        return new HostChanges(
                id,
                base,
                unheard.send(),
                resources,
                leaving,
                told.stream()
                        .flatMap(replica -> Stream.ofNullable(replicas.get(replica)))
                        .toList(),
                told.stream().filter(replica -> !replicas.containsKey(replica)).toList());
    }

    /** The sequence its controller says it holds. */
    static long answer(HostChanges report, Reception reception) {
        return reception == Reception.BASELESS ? HostChanges.EVERYTHING : report.sequence();
    }
}
