package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.controller.autoscaling.PolicyState;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Term;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What policies say of themselves, for those of the next controller. Kept in Distributed Data beside the targets, but each
 * deployment by itself: one has some kilobytes, and others have none. Each is a {@link KeptState}.
 *
 * <p>What those of the user's own say goes to a majority, and comes from one. What Swell's own learned may be that of a
 * thousand deployments, and is only a better beginning: it is written to and read from the process the controller is in, and
 * gossip takes it to the others.
 *
 * <p>Nobody waits for a write. One of a higher term is never written over. See docs/adr/0054-metrics-of-user-code.md and
 * docs/adr/0055-what-adaptive-learned-moves-along.md.
 */
final class PolicyMemory {

    private final Term term;
    private final Map<DeploymentId, KeptState> remembered;
    private final SelfUniqueAddress self;
    private final ActorRef<Replicator.Command> replicator;
    private final ActorRef<Replicator.UpdateResponse<LWWMap<String, String>>> nobody;

    /** @param remembered what earlier controllers kept */
    PolicyMemory(ActorSystem<?> system, Term term, Map<DeploymentId, KeptState> remembered) {
        this.term = term;
        this.remembered = Map.copyOf(remembered);
        this.self = DistributedData.get(system).selfUniqueAddress();
        this.replicator = DistributedData.get(system).replicator();
        this.nobody = system.ignoreRef();
    }

    static Key<LWWMap<String, String>> key(DeploymentId deployment) {
        return LWWMapKey.create("swell-policy-" + deployment.name());
    }

    /** What the controllers before this one kept of the policy it has now; empty if it had another. */
    Optional<byte[]> remembered(DeploymentConfig deployment) {
        return Optional.ofNullable(remembered.get(deployment.id()))
                .filter(kept -> kept.policy().equals(deployment.autoscaling().policy()))
                .map(KeptState::state);
    }

    /** From where it is read what a policy of that name said. */
    static Replicator.ReadConsistency reading(String policy) {
        return isSwells(policy) ? Replicator.readLocal() : Recall.FROM_MAJORITY;
    }

    private static Replicator.WriteConsistency writing(String policy) {
        return isSwells(policy) ? Replicator.writeLocal() : new Replicator.WriteMajority(TermAcquisition.PATIENCE);
    }

    private static boolean isSwells(String policy) {
        return AutoscalingPolicy.names().contains(policy);
    }

    void write(PolicyState state) {
        KeptState kept = new KeptState(term, state.policy(), state.bytes());
        String name = state.deployment().name();
        replicator.tell(new Replicator.Update<>(
                key(state.deployment()),
                LWWMap.empty(),
                writing(state.policy()),
                nobody,
                map -> mayReplace(map.getEntries().get(name))
                        ? map.put(self, name, kept.text(), (previous, text) -> GrantedTarget.timeAfter(term, previous))
                        : map));
    }

    /** What nobody can read is of no use to anybody. */
    private boolean mayReplace(@Nullable String text) {
        try {
            return text == null || !term.isBefore(KeptState.parse(text).term());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
