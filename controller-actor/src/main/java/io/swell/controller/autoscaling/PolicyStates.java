package io.swell.controller.autoscaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is to be kept of policies that remember: of each at most every ten seconds, and only what changed. */
final class PolicyStates {

    static final long INTERVAL_MICROS = 10_000_000;

    private final DueTimes<Keeper> due = new DueTimes<>();

    /** One policy, and what was last kept of it. */
    static final class Keeper {
        private final DeploymentAutoscalingState deployment;
        private final DueTimes.Slot<Keeper> slot = new DueTimes.Slot<>(this);
        private byte[] kept = {};
        private boolean isDue;

        Keeper(DeploymentAutoscalingState deployment) {
            this.deployment = deployment;
        }
    }

    /** It has decided: what it remembers may be another. */
    void decided(Keeper keeper, long nowMicros) {
        if (!keeper.isDue) {
            keeper.isDue = true;
            due.schedule(keeper.slot, nowMicros + INTERVAL_MICROS);
        }
    }

    /** What changed of those who decided ten seconds ago or earlier. */
    List<PolicyState> take(long nowMicros) {
        List<PolicyState> changed = new ArrayList<>();
        due.takeDue(nowMicros, keeper -> {
            keeper.isDue = false;
            keeper.deployment.policy().state(nowMicros).ifPresent(state -> {
                if (!Arrays.equals(state, keeper.kept)) {
                    keeper.kept = state;
                    changed.add(new PolicyState(
                            keeper.deployment.id(), keeper.deployment.config().policy(), state));
                }
            });
        });
        return changed;
    }
}
