package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.controller.deployment.HostInventory;
import io.swell.controller.deployment.ObservedReplica;
import io.swell.controller.deployment.RoutableReplica;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.HostCommand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actor refs of hosts and replicas by their names, which are all that the pure packages know. */
final class HostBook {

    private final Set<ActorRef<HostCommand>> introduced = new HashSet<>();
    private final Map<ProcessId, ActorRef<HostCommand>> hosts = new HashMap<>();
    private final Map<ProcessId, Map<ReplicaId, ReplicaAddress>> replicas = new HashMap<>();

    /** Those of the hosts found to whom the controller has not presented itself. */
    Set<ActorRef<HostCommand>> introduce(Set<ActorRef<HostCommand>> found) {
        Set<ActorRef<HostCommand>> strangers = new HashSet<>(found);
        strangers.removeAll(introduced);
        introduced.retainAll(found);
        introduced.addAll(found);
        return strangers;
    }

    /** Those to whom the controller presented itself, but who have not answered: the message may be lost. */
    Set<ActorRef<HostCommand>> unheard() {
        Set<ActorRef<HostCommand>> silent = new HashSet<>(introduced);
        silent.removeAll(hosts.values());
        return silent;
    }

    /** Remembers the refs in a report that is news; an older one lacks refs that are in use. */
    void file(HostReport report) {
        hosts.put(report.process(), report.host());
        Map<ReplicaId, ReplicaAddress> addresses = new HashMap<>();
        for (HostedReplica replica : report.replicas()) {
            addresses.put(replica.replica(), new ReplicaAddress(replica.replica(), replica.ref()));
        }
        replicas.put(report.process(), addresses);
    }

    /** A report without its refs. */
    static HostInventory inventory(HostReport report) {
        return new HostInventory(
                report.process(),
                report.sequence(),
                new ResourceAmounts(report.resources()),
                report.leaving(),
                report.replicas().stream().map(HostBook::observed).toList());
    }

    void remove(ProcessId process) {
        hosts.remove(process);
        replicas.remove(process);
    }

    @Nullable
    ActorRef<HostCommand> host(ProcessId process) {
        return hosts.get(process);
    }

    /** In the order given; those without a known address are left out. */
    Map<ReplicaId, ReplicaAddress> addresses(List<RoutableReplica> routable) {
        Map<ReplicaId, ReplicaAddress> addresses = new LinkedHashMap<>();
        for (RoutableReplica replica : routable) {
            ReplicaAddress address =
                    replicas.getOrDefault(replica.host(), Map.of()).get(replica.replica());
            if (address != null) {
                addresses.put(replica.replica(), address);
            }
        }
        return addresses;
    }

    private static ObservedReplica observed(HostedReplica replica) {
        return new ObservedReplica(
                replica.replica(),
                replica.version(),
                ObservedReplica.Phase.valueOf(replica.phase().name()),
                replica.detail());
    }
}
