package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.swell.controller.deployment.HostChanges;
import io.swell.controller.deployment.ObservedReplica;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostReportParts;
import io.swell.shared.protocol.ReplicaPlace;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actor refs of hosts by their names, which are all that the pure packages know, and the places of replicas. */
final class HostBook {

    private final Set<ActorRef<HostCommand>> introduced = new HashSet<>();
    private final Map<ProcessId, ActorRef<HostCommand>> hosts = new HashMap<>();
    private final Map<ProcessId, Map<String, Parent>> parents = new HashMap<>();
    private final HostReportParts parts = new HostReportParts();
    private final ActorRefResolver resolver;
    private int lastParent;

    HostBook(ActorRefResolver resolver) {
        this.resolver = resolver;
    }

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

    /** The report this completes. */
    Optional<HostReport> whole(HostReport part) {
        return parts.whole(part);
    }

    /** Remembers the ref in a report that is news; an older one may lack what is in use. */
    void file(HostReport report) {
        hosts.put(report.process(), report.host());
    }

    /** A report without its refs. */
    HostChanges changes(HostReport report) {
        Map<String, Parent> known = parents.computeIfAbsent(report.process(), process -> new HashMap<>(2));
        return new HostChanges(
                report.process(),
                report.base(),
                report.sequence(),
                new ResourceAmounts(report.resources()),
                report.leaving(),
                report.replicas().stream()
                        .map(replica -> observed(replica, known))
                        .toList(),
                report.removed());
    }

    void remove(ProcessId process) {
        hosts.remove(process);
        parents.remove(process);
        parts.forget(process);
    }

    @Nullable
    ActorRef<HostCommand> host(ProcessId process) {
        return hosts.get(process);
    }

    private ObservedReplica observed(HostedReplica replica, Map<String, Parent> known) {
        return new ObservedReplica(
                replica.replica(),
                replica.version(),
                ObservedReplica.Phase.valueOf(replica.phase().name()),
                replica.detail(),
                ReplicaPlace.of(
                        replica.replica(),
                        resolver.toSerializationFormat(replica.ref()),
                        path -> known.computeIfAbsent(path, first -> new Parent(++lastParent, first))));
    }
}
