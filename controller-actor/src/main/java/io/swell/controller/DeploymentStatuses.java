package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.DecisionRecord;
import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.controller.deployment.DeploymentHealth;
import io.swell.controller.deployment.FleetView;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.OrderStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What people are told of one deployment: its load, what is wanted for it, what it has, and why. */
final class DeploymentStatuses {

    private final Autoscaler autoscaler;
    private final ReplicaFleet fleet;
    private final long wallOffsetMicros;

    /** @param wallOffsetMicros wall time less monotonic time */
    DeploymentStatuses(Autoscaler autoscaler, ReplicaFleet fleet, long wallOffsetMicros) {
        this.autoscaler = autoscaler;
        this.fleet = fleet;
        this.wallOffsetMicros = wallOffsetMicros;
    }

    /** @param decisions at most so many, the newest */
    DeploymentStatus of(DeploymentConfig config, int decisions, long nowMicros) {
        DeploymentLoad load = autoscaler.load().load(config.id());
        FleetView view = fleet.of(config.id());
        DecisionRecord latest = autoscaler.explain(config.id(), nowMicros);
        return new DeploymentStatus(
                config.id(),
                load.queued(),
                load.ongoing(),
                latest.desired(),
                autoscaler.target(config.id()),
                view.starting(),
                view.running(),
                view.draining(),
                view.pending(),
                view.hosts().stream().map(ProcessId::address).toList(),
                availability(view),
                view.detail(),
                config.autoscaling().policy(),
                order(autoscaler.order(config.id(), nowMicros)),
                latest.sentence(),
                newest(decisions, autoscaler.history(config.id())));
    }

    static Availability availability(FleetView view) {
        return view.health() == DeploymentHealth.UNHEALTHY ? Availability.UNHEALTHY : Availability.DEPLOYED;
    }

    private List<DecisionStatus> newest(int most, List<DecisionRecord> history) {
        return history.subList(Math.max(0, history.size() - Math.max(0, most)), history.size()).stream()
                .map(this::decision)
                .toList();
    }

    private DecisionStatus decision(DecisionRecord record) {
        return new DecisionStatus(
                (wallOffsetMicros + record.atMicros()) / 1_000,
                record.desired(),
                record.before(),
                record.after(),
                record.sentence());
    }

    private static Optional<OrderStatus> order(@Nullable ScalingOrder order) {
        return Optional.ofNullable(order)
                .map(it -> new OrderStatus(
                        switch (it.kind()) {
                            case PAUSE -> OrderStatus.Kind.PAUSED;
                            case SCALE -> OrderStatus.Kind.SCALED;
                        },
                        it.replicas(),
                        it.untilMillis() == ScalingOrder.UNLIMITED
                                ? OptionalLong.empty()
                                : OptionalLong.of(it.untilMillis())));
    }
}
