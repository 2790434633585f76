package io.swell.controller.deployment;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaLife.Running;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.shared.id.DeploymentId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Folds what a host shows into what is known: lives go on, replicas nobody here started are adopted, and those it says
 * have ended, or leaves out of a whole inventory, are gone. A replica that fails or vanishes is held against its
 * deployment, unless its host is leaving.
 */
final class Observations {

    private final Function<DeploymentId, DeploymentState> deployments;
    private final DeploymentReconciler reconciler;
    private final FleetTiming timing;
    private final Attention attention;

    Observations(
            Function<DeploymentId, DeploymentState> deployments,
            DeploymentReconciler reconciler,
            FleetTiming timing,
            Attention attention) {
        this.deployments = deployments;
        this.reconciler = reconciler;
        this.timing = timing;
        this.attention = attention;
    }

    /** @param changes already accepted by the host; what they do not tell of costs nothing */
    void fold(Host host, HostChanges changes, long now) {
        changes.changed().forEach(observed -> show(host, observed, changes.sequence(), now));
        for (Replica replica : ended(host, changes)) {
            vanish(deployments.apply(replica.id().deployment()), replica, now);
        }
    }

    private void show(Host host, ObservedReplica observed, long sequence, long now) {
        DeploymentState deployment = deployments.apply(observed.replica().deployment());
        Replica known = host.find(observed.replica());
        Replica replica = known == null ? adopt(deployment, host, observed, now) : known;
        if (replica.shownIn(sequence, observed.place()) && replica.isRunning()) {
            attention.routingChanged(deployment.id());
        }
        if (known != null) {
            advance(deployment, known, observed, now);
        }
    }

    /** A replica its host has never shown has not ended: it was ordered, and the order is under way. */
    private static List<Replica> ended(Host host, HostChanges changes) {
        Stream<Replica> candidates = changes.isWhole()
                ? host.replicas().stream().filter(replica -> !replica.wasShownIn(changes.sequence()))
                : changes.removed().stream().map(host::find).filter(Objects::nonNull);
        return candidates.filter(replica -> replica.life().wasShown()).toList();
    }

    /** Nobody knows how long it has run: long enough to be innocent if it crashes. */
    private Replica adopt(DeploymentState deployment, Host host, ObservedReplica observed, long now) {
        long deadline = reconciler.drainDeadline(deployment, observed.version(), now);
        ReplicaLife life = ReplicaLife.adopted(observed, now, now - timing.stableMicros(), deadline);
        Replica replica = new Replica(observed.replica(), observed.version(), host, reconciler.nextNumber(), now, life);
        deployment.add(replica);
        if (observed.phase() == Phase.START_FAILED && counts(deployment, replica)) {
            attention.routingChanged(deployment.id());
            deployment.backoff().startFailed(replica, observed.detail(), now);
        }
        attention.touch(deployment.id());
        return replica;
    }

    private void advance(DeploymentState deployment, Replica replica, ObservedReplica observed, long now) {
        ReplicaLife before = replica.life();
        ReplicaLife after = before.seen(observed, now, reconciler.drainDeadline(deployment, replica.version(), now));
        if (!after.equals(before)) {
            deployment.move(replica, after);
            judge(deployment, replica, before, observed.phase(), observed.detail(), now);
            attention.touch(deployment.id());
        }
    }

    private void vanish(DeploymentState deployment, Replica replica, long now) {
        Phase phase = replica.isStarting() ? Phase.START_FAILED : Phase.CRASHED;
        judge(deployment, replica, replica.life(), phase, "its host no longer has it", now);
        deployment.forget(replica);
        attention.touch(deployment.id());
    }

    /** What it tells about the deployment that a replica which served, or was to, is seen in another phase. */
    private void judge(
            DeploymentState deployment, Replica replica, ReplicaLife before, Phase phase, String detail, long now) {
        boolean served = before instanceof Running || before instanceof Starting;
        if (!served || phase == Phase.STARTING || !counts(deployment, replica)) {
            return;
        }
        attention.routingChanged(deployment.id()); // It may have become healthy by this, or be so no longer.
        if (phase == Phase.START_FAILED) {
            deployment.backoff().startFailed(replica, detail, now);
        } else if (phase == Phase.CRASHED) {
            long ran = before instanceof Running running ? now - running.sinceMicros() : 0;
            deployment.backoff().crashed(replica, ran, detail, now);
        } else if (before instanceof Starting) {
            deployment.backoff().started(now);
        }
    }

    private static boolean counts(DeploymentState deployment, Replica replica) {
        return deployment.isCurrent(replica) && !replica.host().isLeaving();
    }
}
