package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import io.swell.controller.autoscaling.PolicyState;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Term;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What policies of the user's own say of themselves, for those of the next controller. Kept in Distributed Data beside the
 * targets, but each deployment by itself: one has some kilobytes, and most have none. Each is a {@link KeptState}.
 *
 * <p>Nobody waits for a write. One of a higher term is never written over. See docs/adr/0054-metrics-of-user-code.md.
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

    void write(PolicyState state) {
        KeptState kept = new KeptState(term, state.policy(), state.bytes());
        String name = state.deployment().name();
        replicator.tell(new Replicator.Update<>(
                key(state.deployment()),
                LWWMap.empty(),
                new Replicator.WriteMajority(TermAcquisition.PATIENCE),
                nobody,
                map -> mayReplace(map.getEntries().get(name))
                        ? map.put(self, name, kept.text(), (previous, text) -> GrantedTarget.timeAfter(term, previous))
                        : map));
    }

    private boolean mayReplace(@Nullable String text) {
        return text == null || !term.isBefore(KeptState.parse(text).term());
    }
}
