package io.swell.controller;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A controller's second phase: recalls what the controllers before it granted, then becomes the controller proper.
 *
 * <p>Each shard of {@link TargetMemory} is read from a majority; one that no majority answers for, from this process
 * alone. What is missing then is made up for by the replicas observed. Everything else sent to it meanwhile is dropped:
 * pushers and hosts repeat what is not answered.
 */
final class TargetRecall {

    /** All shards are asked for at once, and together may be some megabytes. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private record Read(Key<LWWMap<String, String>> key, Replicator.GetResponse<LWWMap<String, String>> response)
            implements ControllerCommand.Local {}

    private final ActorContext<ControllerCommand> context;
    private final ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator;
    private final Function<Map<DeploymentId, GrantedTarget>, Behavior<ControllerCommand>> next;
    private final Set<Key<LWWMap<String, String>>> awaited = new HashSet<>(TargetMemory.keys());
    private final Map<DeploymentId, GrantedTarget> targets = new HashMap<>();
    private int notConfirmed;

    TargetRecall(
            ActorContext<ControllerCommand> context,
            ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator,
            Function<Map<DeploymentId, GrantedTarget>, Behavior<ControllerCommand>> next) {
        this.context = context;
        this.replicator = replicator;
        this.next = next;
    }

    /** Recalls targets and goes on as {@code next} says; before the first term of a cluster there were none. */
    static Behavior<ControllerCommand> then(
            Term term, Function<Map<DeploymentId, GrantedTarget>, Behavior<ControllerCommand>> next) {
        if (term.number() <= 1) {
            return next.apply(Map.of());
        }
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator) ->
                        new TargetRecall(context, replicator, next).begin()));
    }

    Behavior<ControllerCommand> begin() {
        awaited.forEach(key -> read(key, new Replicator.ReadMajority(PATIENCE)));
        return Behaviors.receive(ControllerCommand.class)
                .onMessage(Read.class, this::onRead)
                .onAnyMessage(dropped -> Behaviors.same())
                .build();
    }

    private void read(Key<LWWMap<String, String>> key, Replicator.ReadConsistency consistency) {
        replicator.askGet(ask -> new Replicator.Get<>(key, consistency, ask), response -> new Read(key, response));
    }

    private Behavior<ControllerCommand> onRead(Read message) {
        if (message.response() instanceof Replicator.GetFailure) {
            notConfirmed++;
            read(message.key(), Replicator.readLocal());
            return Behaviors.same();
        }
        if (message.response() instanceof Replicator.GetSuccess<LWWMap<String, String>> success) {
            recall(success.get(message.key()));
        }
        awaited.remove(message.key());
        return awaited.isEmpty() ? goOn() : Behaviors.same();
    }

    private Behavior<ControllerCommand> goOn() {
        if (notConfirmed > 0) {
            ControllerLog.targetsNotConfirmed(context.getLog(), notConfirmed);
        }
        return next.apply(targets);
    }

    private void recall(LWWMap<String, String> shard) {
        shard.getEntries().forEach((name, text) -> targets.put(new DeploymentId(name), GrantedTarget.parse(text)));
    }
}
