package io.swell.controller;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A controller's third phase, where policies of the user's own remember: recalls what was kept of them. */
final class PolicyRecall {

    private PolicyRecall() {}

    /** Recalls states and goes on as {@code next} says; before the first term of a cluster there were none. */
    static Behavior<ControllerCommand> then(
            Term term,
            Collection<DeploymentConfig> deployments,
            Function<Map<DeploymentId, KeptState>, Behavior<ControllerCommand>> next) {
        List<Key<LWWMap<String, String>>> keys = term.number() <= 1 ? List.of() : keys(deployments);
        if (keys.isEmpty()) {
            return next.apply(Map.of());
        }
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator) -> new Recall(
                                replicator,
                                keys,
                                (texts, notConfirmed) -> next.apply(read(context, texts, notConfirmed)))
                        .begin()));
    }

    private static List<Key<LWWMap<String, String>>> keys(Collection<DeploymentConfig> deployments) {
        return deployments.stream()
                .filter(deployment ->
                        AutoscalingPolicy.remembers(deployment.autoscaling().policy()))
                .map(deployment -> PolicyMemory.key(deployment.id()))
                .toList();
    }

    private static Map<DeploymentId, KeptState> read(
            ActorContext<ControllerCommand> context, Map<String, String> texts, int notConfirmed) {
        if (notConfirmed > 0) {
            ControllerLog.policyStatesNotConfirmed(context.getLog(), notConfirmed);
        }
        Map<DeploymentId, KeptState> states = new HashMap<>();
        texts.forEach((name, text) -> states.put(new DeploymentId(name), KeptState.parse(text)));
        return states;
    }
}
