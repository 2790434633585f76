package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializers;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.load.ClusterLoad.Interest;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.controller.deployment.Reception;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.deployment.ReplicaOperation;
import io.swell.controller.pace.ReportPace;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import io.swell.shared.report.ProcessReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * What happens when a controller begins, played before it does: processes that hold load for another controller are asked
 * for everything, hosts tell all their replicas, all of it is decided on, ordered and told to everyone. The parts are the
 * controller's own, messages go through their serializers, and nothing leaves. A controller that moves into a JVM in which
 * none ever was would otherwise meet a whole fleet with code that nobody has run yet; see docs/adr/0065-rehearsal.md.
 */
final class Rehearsal {

    private static final int PROCESSES = 10;
    private static final int HOSTS = 10;
    private static final int MOST_DEPLOYMENTS = 500;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final SwellSettings settings;
    private final List<DeploymentConfig> deployments;
    private final Serialization serialization;
    private final ActorRefResolver resolver;
    private final ActorRef<Object> nobody;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<ProcessId, ProcessReports> processes = new LinkedHashMap<>();
    private final List<LoadMeter> meters = new ArrayList<>();
    private final Map<ProcessId, Map<ReplicaId, HostedReplica>> hosts = new LinkedHashMap<>();
    private long nowNanos;
    private long hostReports;
    private int controllers;
    private int snapshots;
    private int orders;
    private int updates;

    /** How often a controller began, processes told it everything, hosts were given orders, and processes were told of routes. */
    record Played(int controllers, int snapshots, int orders, int updates) {}

    /** Of the first of the deployments, all as if they were sized by ongoing requests: no code of the user's is to be called. */
    Rehearsal(ActorSystem<?> system, SwellSettings settings) {
        this.settings = settings;
        this.deployments = settings.deployments().stream()
                .limit(MOST_DEPLOYMENTS)
                .map(Rehearsal::withoutForeignCode)
                .toList();
        this.serialization = SerializationExtension.get(system);
        this.resolver = ActorRefResolver.get(system);
        this.nobody = system.ignoreRef();
        for (int i = 0; i < PROCESSES; i++) {
            ProcessId id = new ProcessId("rehearsal-process-" + i + ":1", i);
            ProcessReports reports = new ProcessReports(id, settings.metricsPusher(), nowNanos);
            for (DeploymentConfig deployment : deployments) {
                LoadMeter meter = new LoadMeter(nowNanos);
                meters.add(meter);
                reports.register(new HandleId(deployment.id(), 1), meter);
            }
            processes.put(id, reports);
        }
        for (int i = 0; i < HOSTS; i++) {
            hosts.put(new ProcessId("rehearsal-host-" + i + ":1", i), new LinkedHashMap<>());
        }
    }

    private static DeploymentConfig withoutForeignCode(DeploymentConfig config) {
        return config.with(config.autoscaling().withPolicy("ongoing-requests"));
    }

    /** One controller after another begins, until that is enough. */
    Played play(BooleanSupplier isEnough) {
        while (!deployments.isEmpty() && !isEnough.getAsBoolean()) {
            controllers++;
            new Act(new Term(controllers, 1)).play(isEnough);
        }
        return new Played(controllers, snapshots, orders, updates);
    }

    /** There and back through the serializer. */
    private <T> T sent(Class<T> type, T message) {
        byte[] bytes = serialization.serialize(message).get();
        int id = serialization.findSerializerFor(message).identifier();
        String manifest = Serializers.manifestFor(serialization.findSerializerFor(message), message);
        return type.cast(serialization.deserialize(bytes, id, manifest).get());
    }

    /** One controller: all that it knows, it hears anew. */
    private final class Act {
        private final Term term;
        private final Autoscaler autoscaler;
        private final ReplicaFleet fleet;
        private final RoutingBook routing;
        private final HostBook hostBook;
        private final StatusBoard status;
        private final ReportPace pace;
        private final Map<ProcessId, Integer> told = new HashMap<>();

        Act(Term term) {
            this.term = term;
            DeployedSpecs specs = new DeployedSpecs(deployments, List.of());
            ControllerState state =
                    ControllerState.of(term, specs, settings, resolver, System::nanoTime, nowMicros(), 0, random);
            this.autoscaler = state.autoscaler();
            this.fleet = state.fleet();
            this.routing = state.routing();
            this.hostBook = state.hosts();
            this.status = state.status();
            this.pace = state.pace();
            processes.keySet().forEach(process -> autoscaler.load().admit(process, true, false));
            fleet.hostsExpected(Set.copyOf(hosts.keySet()));
            for (DeploymentConfig config : deployments) {
                autoscaler.deploy(config.id(), config.autoscaling(), config.maxOngoingRequests(), nowMicros());
                fleet.deploy(config.id(), specs.template(config));
            }
        }

        void play(BooleanSupplier isEnough) {
            for (int round = 0; round < ROUNDS && !isEnough.getAsBoolean(); round++) {
                nowNanos += ROUND.toNanos();
                hosts.keySet().forEach(this::hostReports);
                processes.forEach(this::processReports);
                decide();
                fleet.plan(nowMicros()).forEach(Rehearsal.this::carryOut);
                tell();
            }
            tellPeople();
        }

        private void processReports(ProcessId process, ProcessReports reports) {
            for (MetricsReport part : reports.collect(nowNanos)) {
                MetricsReport report = sent(PushMetrics.class, new PushMetrics(part, nobody.narrow(), nobody.narrow()))
                        .report();
                Receipt.Filed filed = autoscaler.load().record(report, nowMicros());
                status.count(report, filed);
                snapshots += report.isSnapshot() ? 1 : 0;
                routing.reported(report, nobody.narrow(), nowMicros());
                if (filed.receipt() instanceof Receipt.Held held) {
                    reports.acknowledged(term, held.sequence(), ROUND);
                } else if (filed.receipt() instanceof Receipt.BaseMissing missing) {
                    reports.snapshotNeeded(term, missing.sequence(), ROUND);
                }
            }
        }

        private void hostReports(ProcessId host) {
            Map<ReplicaId, HostedReplica> held = hosts.getOrDefault(host, Map.of());
            Integer toldBefore = told.put(host, held.size());
            if (toldBefore == null || toldBefore != held.size()) {
                HostReport report = sent(HostReport.class, hostReport(host, held));
                if (fleet.hostReported(hostBook.changes(report), nowMicros()) == Reception.NEWS) {
                    hostBook.file(report);
                }
            }
        }

        private HostReport hostReport(ProcessId host, Map<ReplicaId, HostedReplica> held) {
            return new HostReport(
                    host,
                    HostReport.EVERYTHING,
                    ++hostReports,
                    0,
                    1,
                    Map.of("cpu", 1e6),
                    false,
                    List.copyOf(held.values()),
                    List.of(),
                    nobody.narrow());
        }

        private void decide() {
            meters.get(random.nextInt(meters.size())).queued(nowNanos);
            autoscaler
                    .decide(nowMicros())
                    .forEach(change ->
                            fleet.setTarget(change.deployment(), change.record().after()));
            deployments.forEach(config -> fleet.setTarget(config.id(), autoscaler.target(config.id())));
        }

        private void tell() {
            for (Interest interest : autoscaler.load().takeInterests()) {
                routing.interest(interest.process(), interest.deployment(), interest.interested());
            }
            Set<DeploymentId> changed = new HashSet<>(fleet.takeRoutingChanges());
            for (DeploymentId deployment : changed) {
                autoscaler.observeRunning(deployment, fleet.running(deployment));
                routing.publish(status.routes(deployment));
            }
            for (RoutingBook.Outgoing outgoing : routing.takeUpdates(nowMicros())) {
                sent(Object.class, outgoing.update());
                updates++;
            }
        }

        /** After a move they ask. */
        private void tellPeople() {
            StatusPage page;
            StatusPage.Cursor from = StatusPage.Cursor.START;
            do {
                page = sent(StatusPage.class, status.page(from, Integer.MAX_VALUE, nowMicros(), pace));
                from = page.next();
            } while (!page.last());
        }
    }

    private void carryOut(ReplicaOperation operation) {
        orders++;
        Map<ReplicaId, HostedReplica> held = hosts.getOrDefault(operation.host(), new LinkedHashMap<>());
        if (operation instanceof ReplicaOperation.Start start) {
            String version = start.template().version();
            held.put(
                    start.replica(),
                    new HostedReplica(start.replica(), version, ReplicaPhase.RUNNING, "", nobody.narrow()));
        } else {
            held.remove(operation.replica());
        }
    }

    private long nowMicros() {
        return nowNanos / 1_000;
    }
}
