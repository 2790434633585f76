package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a host has, and which replicas it must not have again. */
final class ReplicaInventory {

    /** How many stopped replicas are remembered; far more than orders can be late. */
    static final int REMEMBERED = 10_000;

    private final Map<ReplicaId, HostedEntry> entries = new LinkedHashMap<>();
    private final Map<ActorRef<?>, HostedEntry> byRef = new HashMap<>();
    private final Set<ReplicaId> stopped = new LinkedHashSet<>();

    void add(HostedEntry entry) {
        entries.put(entry.replica(), entry);
        byRef.put(entry.ref(), entry);
    }

    Optional<HostedEntry> find(ReplicaId replica) {
        return Optional.ofNullable(entries.get(replica));
    }

    Optional<HostedEntry> find(ActorRef<?> ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    Collection<HostedEntry> all() {
        return entries.values();
    }

    /** Whether it is here and its actor has not ended. */
    boolean isLiving(ReplicaId replica) {
        HostedEntry entry = entries.get(replica);
        return entry != null && entry.isLiving();
    }

    /** Whether it is here and takes requests. */
    boolean isRunning(ReplicaId replica) {
        HostedEntry entry = entries.get(replica);
        return entry != null && entry.isRunning();
    }

    int living() {
        return (int) entries.values().stream().filter(HostedEntry::isLiving).count();
    }

    /** Never to be started again, whether this host ever had it or not. */
    void rememberStopped(ReplicaId replica) {
        stopped.add(replica);
        if (stopped.size() > REMEMBERED) {
            stopped.remove(stopped.iterator().next());
        }
    }

    boolean wasStopped(ReplicaId replica) {
        return stopped.contains(replica);
    }

    void forget(HostedEntry entry) {
        entries.remove(entry.replica());
        byRef.remove(entry.ref());
    }

    List<HostedReplica> toReport() {
        return entries.values().stream().map(HostedEntry::toReport).toList();
    }

    /** Those of these that it has. */
    List<HostedReplica> toReport(List<ReplicaId> replicas) {
        return replicas.stream()
                .flatMap(replica -> find(replica).stream())
                .map(HostedEntry::toReport)
                .toList();
    }

    /** Those of these that it does not have. */
    List<ReplicaId> absent(List<ReplicaId> replicas) {
        return replicas.stream()
                .filter(replica -> !entries.containsKey(replica))
                .toList();
    }
}
