package io.swell.handle.directory;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.swell.handle.directory.DirectoryNotice.ReplicaEnded;
import io.swell.handle.directory.ReachabilitySource.NodeState;
import io.swell.handle.directory.ReachabilitySource.ReachabilityChanged;
import io.swell.shared.config.HandleSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.RoutesReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds where replicas are, once for all handles of the process (docs/adr/0043).
 *
 * <p>It trusts what the controller of the highest term says and keeps it while no controller speaks. A replica seen to
 * end is routed to no more at once; that no answer of it will come is told only after a grace, because the news of its
 * end may overtake its last answers.
 *
 * <p>If it dies, handles go on with the tables they have.
 */
public final class ReplicaDirectoryActor extends AbstractBehavior<DirectoryCommand> {

    private record ReplicaTerminated(ReplicaId replica) implements DirectoryCommand.Local {}

    private record GraceOver(ReplicaId replica) implements DirectoryCommand.Local {}

    private record HandleTerminated(DeploymentId deployment, ActorRef<HandleCommand> handle)
            implements DirectoryCommand.Local {}

    private final Duration deathGrace;
    private final RoutingListener listener;
    private final RoutesReader reader;
    private final Map<DeploymentId, DeploymentTable> tables = new HashMap<>();
    private final Set<Address> unreachable = new HashSet<>();
    private HeldRouting held = HeldRouting.NOTHING;

    /** A directory that knows nothing yet. */
    public static Behavior<DirectoryCommand> create(
            HandleSettings settings, ReachabilitySource reachability, RoutingListener listener) {
        return Behaviors.setup(context -> {
            reachability.follow(context);
            return new ReplicaDirectoryActor(context, settings, listener);
        });
    }

    private ReplicaDirectoryActor(
            ActorContext<DirectoryCommand> context, HandleSettings settings, RoutingListener listener) {
        super(context);
        this.deathGrace = settings.deathGrace();
        this.listener = listener;
        this.reader = new RoutesReader(ActorRefResolver.get(context.getSystem()));
    }

    @Override
    public Receive<DirectoryCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(RoutingUpdate.class, this::onRoutingUpdate)
                .onMessage(SubscribeHandle.class, this::onSubscribeHandle)
                .onMessage(ReachabilityChanged.class, this::onReachabilityChanged)
                .onMessage(ReplicaTerminated.class, this::onReplicaTerminated)
                .onMessage(GraceOver.class, this::onGraceOver)
                .onMessage(HandleTerminated.class, this::onHandleTerminated)
                .build();
    }

    private Behavior<DirectoryCommand> onRoutingUpdate(RoutingUpdate update) {
        if (held.refuses(update)) {
            DirectoryLog.refused(update, held);
            return this;
        }
        held = held.inTermOf(update);
        if (held.isContinuedBy(update)) {
            follow(update);
        } else {
            DirectoryLog.gap(update, held);
        }
        listener.noteRouting(held.term(), held.version());
        return this;
    }

    /** All of it or, if it cannot be read or builds on what is not held, nothing. */
    private void follow(RoutingUpdate update) {
        List<DeploymentRoutes> routes;
        try {
            routes = reader.read(update);
        } catch (IllegalArgumentException e) {
            DirectoryLog.unreadable(update, e);
            return;
        }
        if (knowsTheBaseOf(update, routes)) {
            apply(update, routes);
            held = held.with(update);
            DirectoryLog.applied(update);
        } else {
            DirectoryLog.gap(update, held);
        }
    }

    private Behavior<DirectoryCommand> onSubscribeHandle(SubscribeHandle subscribe) {
        DeploymentId deployment = subscribe.deployment();
        getContext().watchWith(subscribe.handle(), new HandleTerminated(deployment, subscribe.handle()));
        table(deployment).subscribe(subscribe.handle());
        return this;
    }

    private Behavior<DirectoryCommand> onReachabilityChanged(ReachabilityChanged changed) {
        DirectoryLog.reachability(changed);
        if (changed.state() == NodeState.UNREACHABLE) {
            unreachable.add(changed.address());
        } else {
            unreachable.remove(changed.address());
        }
        if (changed.state() != NodeState.REMOVED) {
            boolean reachable = changed.state() == NodeState.REACHABLE;
            tables.values().forEach(table -> table.setReachable(changed.address(), reachable));
        }
        return this;
    }

    private Behavior<DirectoryCommand> onReplicaTerminated(ReplicaTerminated terminated) {
        ReplicaId replica = terminated.replica();
        DirectoryLog.replicaEnded(replica);
        find(replica.deployment()).ifPresent(table -> {
            table.end(replica);
            table.publish();
        });
        getContext().scheduleOnce(deathGrace, getContext().getSelf(), new GraceOver(replica));
        return this;
    }

    private Behavior<DirectoryCommand> onGraceOver(GraceOver over) {
        find(over.replica().deployment()).ifPresent(table -> table.tellAll(new ReplicaEnded(over.replica())));
        return this;
    }

    private Behavior<DirectoryCommand> onHandleTerminated(HandleTerminated terminated) {
        find(terminated.deployment()).ifPresent(table -> {
            table.unsubscribe(terminated.handle());
            if (!table.isKnown() && !table.hasHandles()) {
                tables.remove(terminated.deployment());
            }
        });
        return this;
    }

    /** A change builds on a list; whoever does not have it must not take the change for the list. */
    private boolean knowsTheBaseOf(RoutingUpdate update, List<DeploymentRoutes> deployments) {
        return update.complete()
                || deployments.stream()
                        .allMatch(routes -> routes.complete()
                                || find(routes.deployment())
                                        .filter(DeploymentTable::isKnown)
                                        .isPresent());
    }

    private void apply(RoutingUpdate update, List<DeploymentRoutes> deployments) {
        if (update.complete()) {
            forgetUnwanted(deployments);
        }
        for (DeploymentRoutes routes : deployments) {
            DeploymentTable table = table(routes.deployment());
            table.apply(
                            routes,
                            routes.complete(),
                            address ->
                                    !unreachable.contains(address.ref().path().address()))
                    .forEach(replica -> getContext()
                            .watchWith(
                                    replica.ref(),
                                    new ReplicaTerminated(replica.load().replica())));
            table.publish();
        }
    }

    /** What a complete update leaves out is forgotten, unless handles live on it: their last good table stays. */
    private void forgetUnwanted(List<DeploymentRoutes> listed) {
        Set<DeploymentId> wanted = new HashSet<>();
        listed.forEach(routes -> wanted.add(routes.deployment()));
        tables.entrySet()
                .removeIf(entry ->
                        !wanted.contains(entry.getKey()) && !entry.getValue().hasHandles());
    }

    private Optional<DeploymentTable> find(DeploymentId deployment) {
        return Optional.ofNullable(tables.get(deployment));
    }

    private DeploymentTable table(DeploymentId deployment) {
        return tables.computeIfAbsent(deployment, id -> new DeploymentTable());
    }
}
