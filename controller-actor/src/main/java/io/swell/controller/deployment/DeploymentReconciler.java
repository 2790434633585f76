package io.swell.controller.deployment;

import io.swell.controller.deployment.ReplicaLife.Draining;
import io.swell.controller.deployment.ReplicaLife.Running;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.controller.deployment.ReplicaLife.Stopped;
import io.swell.shared.id.ReplicaId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Moves one deployment's replicas towards what is wanted, in this order: end what is overdue; empty hosts that leave;
 * stop starts of an older version; start what is missing; drain older versions as far as newer ones serve; take away
 * what is too much. Starting comes before draining so that replacements are on their way first. While the picture is
 * not complete only what has ended is ended: what was not heard of yet may well run. It moves lives and sends nothing;
 * {@link OrderBook} says which orders follow.
 */
final class DeploymentReconciler {

    private final Hosts hosts;
    private final FleetTiming timing;
    private final Supplier<String> suffixes;
    private long replicasNumbered;

    DeploymentReconciler(Hosts hosts, FleetTiming timing, Supplier<String> suffixes) {
        this.hosts = hosts;
        this.timing = timing;
        this.suffixes = suffixes;
    }

    void reconcile(DeploymentState deployment, long now) {
        deployment.backoff().advance(deployment.count(Replica::isStarting) > 0, now);
        endOverdue(deployment, now);
        if (!hosts.wasComplete()) {
            return;
        }
        if (!deployment.isDeployed()) {
            retire(deployment, deployment.replicas(Replica::isServing), "its deployment was removed", now);
        } else if (deployment.hasTarget()) {
            retire(
                    deployment,
                    deployment.replicas(r -> r.isServing() && r.host().isLeaving()),
                    "its host leaves",
                    now);
            meetTarget(deployment, now);
        }
    }

    /** When the drain of a replica of that version has taken long enough if it begins now. */
    long drainDeadline(DeploymentState deployment, String version, long now) {
        long grace = Micros.of(deployment.templateOf(version).gracefulShutdownTimeout());
        return Micros.after(Micros.after(now, grace), timing.orderTimeoutMicros());
    }

    long nextNumber() {
        return replicasNumbered++;
    }

    private void endOverdue(DeploymentState deployment, long now) {
        for (Replica replica : deployment.replicas()) {
            if (replica.life() instanceof Draining draining && draining.deadlineMicros() <= now) {
                deployment.move(replica, draining.toStopped(now, "did not finish in time"));
            } else if (replica.life() instanceof Stopped stopped
                    && stopped.isOver(now)
                    && replica.host().isReachable()) {
                deployment.forget(replica);
            }
        }
    }

    private void meetTarget(DeploymentState deployment, long now) {
        String replaced = "replaced by version " + deployment.template().version();
        retire(deployment, deployment.replicas(r -> r.isStarting() && deployment.isOutdated(r)), replaced, now);
        startMissing(deployment, Census.of(deployment), now);
        retire(deployment, RollingUpdate.redundant(deployment, Census.of(deployment)), replaced, now);
        retire(deployment, RollingUpdate.makeRoom(deployment, hosts), "makes room: " + replaced, now);
        List<Replica> tooMany = RollingUpdate.surplus(deployment, Census.of(deployment));
        retire(deployment, tooMany, "the target is " + deployment.target(), now);
    }

    private void startMissing(DeploymentState deployment, Census census, long now) {
        int missing = RollingUpdate.missing(census);
        if (missing == 0) {
            deployment.setPending(0, "");
            return;
        }
        int allowed = deployment.backoff().allowed(census.starting(), now);
        Placement placement = new Placement(
                hosts.all(),
                deployment.template().resources(),
                deployment.replicas(Replica::isServing),
                deployment.backoff()::failuresOn);
        int started = 0;
        while (started < Math.min(missing, allowed)) {
            Optional<Host> host = placement.choose();
            if (host.isEmpty()) {
                deployment.setPending(missing - started, placement.shortage());
                return;
            }
            deployment.add(newReplica(deployment, host.get(), now));
            deployment.oweRoom(deployment.roomOwed() - 1);
            started++;
        }
        deployment.setPending(0, "");
    }

    private Replica newReplica(DeploymentState deployment, Host host, long now) {
        ReplicaId id = new ReplicaId(deployment.id(), suffixes.get());
        String version = deployment.template().version();
        return new Replica(id, version, host, nextNumber(), now, new Starting(now));
    }

    /** Drains what runs, stops what starts. */
    private void retire(DeploymentState deployment, List<Replica> victims, String reason, long now) {
        for (Replica replica : victims) {
            if (replica.life() instanceof Running running) {
                deployment.move(
                        replica, running.toDraining(now, drainDeadline(deployment, replica.version(), now), reason));
            } else if (replica.life() instanceof Starting starting) {
                deployment.move(replica, starting.toStopped(now, reason));
            }
        }
    }
}
