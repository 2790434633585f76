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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A controller's second phase: recalls what the controllers before it granted. What no majority confirms is made up for by
 * the replicas observed.
 */
final class TargetRecall {

    private final ActorContext<ControllerCommand> context;
    private final ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator;
    private final Function<Map<DeploymentId, GrantedTarget>, Behavior<ControllerCommand>> next;

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
        Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads =
                TargetMemory.keys().stream().collect(Collectors.toMap(key -> key, key -> Recall.FROM_MAJORITY));
        return new Recall(replicator, reads, this::goOn).begin();
    }

    private Behavior<ControllerCommand> goOn(Map<String, String> texts, int notConfirmed) {
        if (notConfirmed > 0) {
            ControllerLog.targetsNotConfirmed(context.getLog(), notConfirmed);
        }
        Map<DeploymentId, GrantedTarget> targets = new HashMap<>();
        texts.forEach((name, text) -> targets.put(new DeploymentId(name), GrantedTarget.parse(text)));
        return next.apply(targets);
    }
}
