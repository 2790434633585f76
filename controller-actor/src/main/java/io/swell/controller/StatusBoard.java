package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.DecisionRecord;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.controller.autoscaling.load.ProcessView;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.controller.deployment.DeploymentHealth;
import io.swell.controller.deployment.FleetView;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.deployment.RoutableReplica;
import io.swell.controller.pace.ReportPace;
import io.swell.controller.routing.PublishedRoutes;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.ReplicaPlace;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the controller tells of itself: to people as a status, to handles as routes. Made when asked for. */
final class StatusBoard {

    private final Term term;
    private final Autoscaler autoscaler;
    private final ReplicaFleet fleet;
    private final DeployedSpecs specs;
    private final long wallOffsetMicros;
    private long reports;
    private long heartbeats;
    private long urgent;
    private long snapshots;
    private long refusedEntries;
    private long hostReports;

    /**
     * Nothing counted yet.
     *
     * @param wallOffsetMicros wall time less monotonic time; fixed, so that a decision has the same time whenever it is
     *     shown
     */
    StatusBoard(Term term, Autoscaler autoscaler, ReplicaFleet fleet, DeployedSpecs specs, long wallOffsetMicros) {
        this.term = term;
        this.autoscaler = autoscaler;
        this.fleet = fleet;
        this.specs = specs;
        this.wallOffsetMicros = wallOffsetMicros;
    }

    void count(MetricsReport report, Receipt.Filed filed) {
        reports++;
        heartbeats += report.isHeartbeat() ? 1 : 0;
        urgent += report.urgent() ? 1 : 0;
        snapshots += report.isSnapshot() ? 1 : 0;
        refusedEntries += filed.receipt() instanceof Receipt.Unreadable
                ? report.load().rows()
                : filed.refused().size();
    }

    void countHostReport() {
        hostReports++;
    }

    StatusPage page(StatusPage.Cursor from, long nowMicros, ReportPace pace) {
        StatusPager pager = new StatusPager(from);
        pager.addDeployments(specs.inOrder(), id -> deployment(id, nowMicros));
        pager.addProcesses(autoscaler.load().view(nowMicros).stream()
                .map(StatusBoard::process)
                .toList());
        ClusterStatus status = new ClusterStatus(
                term,
                pace.granted().toMillis(),
                pace.lagMicros() / 1_000,
                pager.deployments(),
                pager.processes(),
                new MessageCounts(reports, heartbeats, urgent, snapshots, refusedEntries, hostReports));
        return new StatusPage(status, pager.next(), pager.isLast());
    }

    /** What handles are told; replicas nobody knows the place of are left out. */
    PublishedRoutes routes(DeploymentId deployment) {
        DeploymentConfig config = specs.config(deployment);
        if (config == null) {
            return PublishedRoutes.unknown(deployment);
        }
        FleetView view = fleet.of(deployment);
        boolean unhealthy = view.health() == DeploymentHealth.UNHEALTHY;
        return new PublishedRoutes(
                deployment,
                availability(view),
                unhealthy ? view.detail() : "",
                DeployedSpecs.limits(config),
                located(deployment));
    }

    private List<Located> located(DeploymentId deployment) {
        List<Located> located = new ArrayList<>();
        for (RoutableReplica replica : fleet.routable(deployment)) {
            ReplicaPlace place = replica.place();
            if (place != null) {
                located.add(new Located(replica.replica(), place));
            }
        }
        return located;
    }

    private DeploymentStatus deployment(DeploymentId id, long nowMicros) {
        DeploymentLoad load = autoscaler.load().load(id);
        FleetView view = fleet.of(id);
        DecisionRecord latest = autoscaler.explain(id, nowMicros);
        List<DecisionStatus> decisions =
                autoscaler.history(id).stream().map(this::decision).toList();
        return new DeploymentStatus(
                id,
                load.queued(),
                load.ongoing(),
                latest.desired(),
                autoscaler.target(id),
                view.starting(),
                view.running(),
                view.draining(),
                view.pending(),
                view.hosts().stream().map(ProcessId::address).toList(),
                availability(view),
                view.detail(),
                latest.sentence(),
                decisions);
    }

    private DecisionStatus decision(DecisionRecord record) {
        return new DecisionStatus(
                (wallOffsetMicros + record.atMicros()) / 1_000,
                record.desired(),
                record.before(),
                record.after(),
                record.sentence());
    }

    private static ProcessStatus process(ProcessView view) {
        return new ProcessStatus(
                view.process().address(),
                view.state().name().toLowerCase(Locale.ROOT),
                view.reportAgeMicros() < 0 ? -1 : view.reportAgeMicros() / 1_000,
                view.handles());
    }

    private static Availability availability(FleetView view) {
        return view.health() == DeploymentHealth.UNHEALTHY ? Availability.UNHEALTHY : Availability.DEPLOYED;
    }
}
