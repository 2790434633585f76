package io.swell.controller;

import static java.util.Objects.requireNonNull;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostReportParts;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.UnheardChanges;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a host has in truth, and the reports it makes of that with the real book, but without an actor. */
final class ReportingHost {

    static final DeploymentId ECHO = new DeploymentId("echo");

    /** So long that some dozens of replicas do not fit one message. */
    private static final String DETAIL = "世".repeat(500);

    /** Actors that do nothing. */
    static final class Refs {
        private final ActorTestKit kit = ActorTestKit.create();
        final ActorRefResolver resolver = ActorRefResolver.get(kit.system());
        final ActorRef<HostCommand> host =
                kit.createTestProbe(HostCommand.class).getRef();
        final ActorRef<ReplicaCommand> replica =
                kit.createTestProbe(ReplicaCommand.class).getRef();

        void close() {
            kit.shutdownTestKit();
        }
    }

    final ProcessId process;
    final UnheardChanges unheard = new UnheardChanges();
    private final Map<ReplicaId, HostedReplica> replicas = new TreeMap<>();
    private final Refs refs;

    ReportingHost(Refs refs, ProcessId process) {
        this.refs = refs;
        this.process = process;
    }

    void put(String suffix, ReplicaPhase phase) {
        ReplicaId id = new ReplicaId(ECHO, suffix);
        replicas.put(id, new HostedReplica(id, "v1", phase, DETAIL, refs.replica));
        unheard.changed(id);
    }

    void remove(String suffix) {
        ReplicaId id = new ReplicaId(ECHO, suffix);
        replicas.remove(id);
        unheard.changed(id);
    }

    List<HostReport> report() {
        long base = unheard.base();
        List<ReplicaId> told = base == HostReport.EVERYTHING ? List.copyOf(replicas.keySet()) : unheard.sinceBase();
        return HostReportParts.split(new HostReport(
                process,
                base,
                unheard.send(),
                0,
                1,
                Map.of("cpu", 8.0),
                false,
                told.stream().flatMap(id -> Stream.ofNullable(replicas.get(id))).toList(),
                told.stream().filter(id -> !replicas.containsKey(id)).toList(),
                refs.host));
    }

    List<String> suffixes() {
        return replicas.keySet().stream().map(ReplicaId::suffix).toList();
    }

    ReplicaPhase phase(String suffix) {
        return requireNonNull(replicas.get(new ReplicaId(ECHO, suffix))).phase();
    }

    Picture picture() {
        return new Picture(
                replicas.values().stream()
                        .filter(replica -> replica.phase() == ReplicaPhase.RUNNING)
                        .map(HostedReplica::replica)
                        .toList(),
                count(ReplicaPhase.STARTING),
                count(ReplicaPhase.DRAINING));
    }

    private int count(ReplicaPhase phase) {
        return (int) replicas.values().stream()
                .filter(replica -> replica.phase() == phase)
                .count();
    }

    /** What one can see of a host's replicas at its controller: which run, in order, and how many start and drain. */
    record Picture(List<ReplicaId> running, int starting, int draining) {

        static final Picture EMPTY = new Picture(List.of(), 0, 0);
    }
}
