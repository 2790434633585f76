package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
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
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.DeploymentAnswer;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.ReplicaPlace;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the controller tells of itself: to people as a status, to handles as routes. Made when asked for. */
final class StatusBoard {

    private final Term term;
    private final Autoscaler autoscaler;
    private final ReplicaFleet fleet;
    private final DeployedSpecs specs;
    private final DeploymentStatuses statuses;
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
        this.statuses = new DeploymentStatuses(autoscaler, fleet, wallOffsetMicros);
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

    /** @param decisions at most so many of each deployment */
    StatusPage page(StatusPage.Cursor from, int decisions, long nowMicros, ReportPace pace) {
        StatusPager pager = new StatusPager(from);
        pager.addDeployments(
                specs.inOrder(), id -> statuses.of(Objects.requireNonNull(specs.config(id)), decisions, nowMicros));
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

    /** All of one deployment, as far as it fits a page. */
    DeploymentAnswer deployment(DeploymentId id, long nowMicros) {
        return DeploymentAnswer.of(Optional.ofNullable(specs.config(id))
                .map(config -> StatusPager.withinAPage(statuses.of(config, Integer.MAX_VALUE, nowMicros))));
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
                DeploymentStatuses.availability(view),
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

    private static ProcessStatus process(ProcessView view) {
        return new ProcessStatus(
                view.process().address(),
                view.state().name().toLowerCase(Locale.ROOT),
                view.reportAgeMicros() < 0 ? -1 : view.reportAgeMicros() / 1_000,
                view.handles());
    }
}
