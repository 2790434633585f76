package io.swell.controller;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A controller's third phase, where policies remember: recalls what was kept of them. */
final class PolicyRecall {

    private PolicyRecall() {}

    /** Recalls states and goes on as {@code next} says; before the first term of a cluster there were none. */
    static Behavior<ControllerCommand> then(
            Term term,
            Collection<DeploymentConfig> deployments,
            Function<Map<DeploymentId, KeptState>, Behavior<ControllerCommand>> next) {
        Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads =
                term.number() <= 1 ? Map.of() : reads(deployments);
        if (reads.isEmpty()) {
            return next.apply(Map.of());
        }
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator) -> new Recall(
                                replicator,
                                reads,
                                (texts, notConfirmed) -> next.apply(read(context, texts, notConfirmed)))
                        .begin()));
    }

    private static Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads(
            Collection<DeploymentConfig> deployments) {
        Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads = new HashMap<>();
        for (DeploymentConfig deployment : deployments) {
            String policy = deployment.autoscaling().policy();
            if (AutoscalingPolicy.remembers(policy)) {
                reads.put(PolicyMemory.key(deployment.id()), PolicyMemory.reading(policy));
            }
        }
        return reads;
    }

    private static Map<DeploymentId, KeptState> read(
            ActorContext<ControllerCommand> context, Map<String, String> texts, int notConfirmed) {
        if (notConfirmed > 0) {
            ControllerLog.policyStatesNotConfirmed(context.getLog(), notConfirmed);
        }
        Map<DeploymentId, KeptState> states = new HashMap<>();
        List<DeploymentId> unreadable = new ArrayList<>();
        texts.forEach((name, text) -> {
            DeploymentId deployment = new DeploymentId(name);
            try {
                states.put(deployment, KeptState.parse(text));
            } catch (IllegalArgumentException e) {
                unreadable.add(deployment);
            }
        });
        if (!unreadable.isEmpty()) {
            ControllerLog.policiesNotRestored(context.getLog(), unreadable);
        }
        return states;
    }
}
