package io.swell.controller.deployment;

import io.swell.shared.config.ControllerSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All replicas of all deployments, wanted and observed: the door of this package. One owner tells it what happens
 * ({@code deploy}, {@code setTarget}, {@code hostReported}…), then asks {@link #plan} which orders to send; it remembers
 * what it ordered and repeats what its host does not show. All times are monotonic microseconds of the owner's JVM.
 *
 * <p>If its owner dies between two steps, a new fleet adopts what the hosts report; orders under way are either visible
 * there by then, or adopted when they become so.
 */
public final class ReplicaFleet {

    private final FleetTiming timing;
    private final RandomGenerator random;
    private final Attention attention = new Attention();
    private final Map<DeploymentId, DeploymentState> deployments = new HashMap<>();
    private final Hosts hosts;
    private final DeploymentReconciler reconciler;
    private final Observations observations;
    private boolean began;
    private long latestMicros;

    /**
     * @param settle how long a new fleet waits for hosts that are expected but do not report
     * @param suffixes a new one at each call, unlike any of any other controller: letters, digits and hyphens
     */
    public ReplicaFleet(
            ControllerSettings settings,
            Duration settle,
            Supplier<String> suffixes,
            RandomGenerator random,
            long nowMicros) {
        this.timing = FleetTiming.of(settings);
        this.random = random;
        this.latestMicros = nowMicros;
        this.hosts = new Hosts(Micros.after(nowMicros, Micros.of(settle)));
        this.reconciler = new DeploymentReconciler(hosts, timing, suffixes);
        this.observations = new Observations(this::state, reconciler, timing, attention);
    }

    /** A template of another version starts a rolling update. */
    public void deploy(DeploymentId deployment, ReplicaTemplate template) {
        state(deployment).deploy(template);
        attention.touch(deployment);
    }

    /** Drains all its replicas. */
    public void remove(DeploymentId deployment) {
        DeploymentState state = deployments.get(deployment);
        if (state != null) {
            state.remove();
            attention.touch(deployment);
        }
    }

    /** Until this is called a deployment keeps the replicas it is observed to have. */
    public void setTarget(DeploymentId deployment, int replicas) {
        if (replicas < 0) {
            throw new IllegalArgumentException("target of " + deployment + " must not be negative, was: " + replicas);
        }
        DeploymentState state = deployments.get(deployment);
        if (state == null || !state.isDeployed()) {
            throw new IllegalArgumentException("target needs a deployment that was deployed, was: " + deployment);
        }
        if (!state.hasTarget() || state.target() != replicas) {
            state.setTarget(replicas);
            attention.touch(deployment);
        }
    }

    /** Which processes may have replicas; once each has reported or is gone, the picture is complete. */
    public void hostsExpected(Set<ProcessId> processes) {
        hosts.expect(processes);
        settle();
    }

    /** Takes what is news; reports that are old, that build on one not held, or of a host that is gone, change nothing. */
    public Reception hostReported(HostChanges changes, long nowMicros) {
        latestMicros = Math.max(latestMicros, nowMicros);
        Reception reception = hosts.receive(changes);
        if (reception == Reception.NEWS) {
            take(changes);
        }
        return reception;
    }

    private void take(HostChanges changes) {
        Host host = hosts.reported(changes.host());
        boolean wasLeaving = host.isLeaving();
        host.accept(changes);
        observations.fold(host, changes, latestMicros);
        if (wasLeaving != host.isLeaving()) {
            touchAllOn(host);
        }
        attention.touchUnplaced();
        settle();
    }

    /** Its replicas still count, but nothing new goes there and orders to it wait. */
    public void hostUnreachable(ProcessId process) {
        reachabilityChanged(hosts.setReachable(process, false));
    }

    public void hostReachable(ProcessId process) {
        reachabilityChanged(hosts.setReachable(process, true));
    }

    /** It was removed from the cluster for good; its replicas are lost through no fault of theirs. */
    public void hostGone(ProcessId process, long nowMicros) {
        latestMicros = Math.max(latestMicros, nowMicros);
        Host host = hosts.remove(process);
        if (host != null) {
            for (Replica replica : host.replicas()) {
                state(replica.id().deployment()).forget(replica);
                attention.touch(replica.id().deployment());
            }
        }
        deployments.values().forEach(deployment -> deployment.hostGone(process));
        settle();
    }

    /** The orders to send now, in the order to send them. Looks only at deployments something happened to or is due for. */
    public List<ReplicaOperation> plan(long nowMicros) {
        latestMicros = Math.max(latestMicros, nowMicros);
        settle();
        OrderBook orders = new OrderBook(timing.orderTimeoutMicros());
        for (DeploymentId next = attention.next(latestMicros); next != null; next = attention.next(latestMicros)) {
            DeploymentState deployment = deployments.get(next);
            if (deployment != null) {
                plan(deployment, orders);
            }
        }
        return orders.all();
    }

    private void plan(DeploymentState deployment, OrderBook orders) {
        reconciler.reconcile(deployment, latestMicros);
        long next = orders.write(deployment, latestMicros);
        attention.schedule(deployment.id(), next);
        if (!deployment.isDeployed() && deployment.isEmpty()) {
            attention.forget(deployment.id());
            deployments.remove(deployment.id());
        }
    }

    /** When {@link #plan} must be asked again though nothing happens; {@link Long#MAX_VALUE} for never. */
    public long dueMicros() {
        return attention.isEmpty() ? Math.min(attention.dueMicros(), hosts.settledAtMicros()) : latestMicros;
    }

    /** Whether all hosts there may be have been heard: before that, nothing is started, drained or to be published. */
    public boolean isComplete() {
        return hosts.wasComplete();
    }

    /** Deployments whose routable replicas changed since this was last asked; none before the picture is complete. */
    public Set<DeploymentId> takeRoutingChanges() {
        return isComplete() ? attention.takeRoutingChanges() : Set.of();
    }

    /** In order of replica. */
    public List<RoutableReplica> routable(DeploymentId deployment) {
        DeploymentState state = deployments.get(deployment);
        return state == null ? List.of() : Views.routable(state);
    }

    public int running(DeploymentId deployment) {
        DeploymentState state = deployments.get(deployment);
        return state == null ? 0 : state.count(Replica::isRunning);
    }

    /** How many replicas serve or will: what a controller that has just begun adopts as target. */
    public int observedTarget(DeploymentId deployment) {
        DeploymentState state = deployments.get(deployment);
        return state == null ? 0 : state.count(Replica::isServing);
    }

    public FleetView of(DeploymentId deployment) {
        DeploymentState state = deployments.get(deployment);
        return state == null ? FleetView.NOTHING : Views.of(state);
    }

    /** Everything deployed or observed, in order of name. */
    public Set<DeploymentId> deployments() {
        return new TreeSet<>(deployments.keySet());
    }

    private void settle() {
        if (!began && hosts.isComplete(latestMicros)) {
            began = true;
            new TreeSet<>(deployments.keySet()).forEach(attention::touch);
        }
    }

    private void reachabilityChanged(@Nullable Host host) {
        if (host != null) {
            host.orderStopsAnew();
            host.replicas().stream()
                    .filter(Replica::isRunning)
                    .forEach(replica -> attention.routingChanged(replica.id().deployment()));
            touchAllOn(host);
            attention.touchUnplaced();
        }
    }

    private void touchAllOn(Host host) {
        host.replicas().forEach(replica -> attention.touch(replica.id().deployment()));
    }

    private DeploymentState state(DeploymentId deployment) {
        return deployments.computeIfAbsent(
                deployment, id -> new DeploymentState(id, attention, new StartBackoff(timing, random)));
    }
}
