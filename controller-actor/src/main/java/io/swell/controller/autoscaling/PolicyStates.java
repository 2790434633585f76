package io.swell.controller.autoscaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be kept of policies that remember, and only what changed: of the user's own at most every ten seconds, of
 * Swell's, which may be those of all deployments, at most once a minute, each at a moment of its own. See
 * docs/adr/0055-what-adaptive-learned-moves-along.md.
 */
final class PolicyStates {

    static final long INTERVAL_MICROS = 10_000_000;
    static final long LEARNED_INTERVAL_MICROS = 60_000_000;

    /** The golden ratio of 2^32: multiples of it are far apart. */
    private static final int GOLDEN = 0x9E3779B9;

    private final DueTimes<Keeper> due = new DueTimes<>();

    /** One policy, and what was last kept of it. */
    static final class Keeper {
        private final DeploymentAutoscalingState deployment;
        private final DueTimes.Slot<Keeper> slot = new DueTimes.Slot<>(this);
        private final boolean learns;
        private byte[] kept = {};
        private boolean isDue;

        Keeper(DeploymentAutoscalingState deployment) {
            this.deployment = deployment;
            this.learns = deployment.policy().learns();
        }

        private long dueMicros(long nowMicros) {
            if (!learns) {
                return nowMicros + INTERVAL_MICROS;
            }
            long spread = Integer.toUnsignedLong(deployment.id().name().hashCode() * GOLDEN);
            long itsMoment = (spread * LEARNED_INTERVAL_MICROS) >>> Integer.SIZE;
            return nowMicros + LEARNED_INTERVAL_MICROS - Math.floorMod(nowMicros - itsMoment, LEARNED_INTERVAL_MICROS);
        }

        /** Who learns says itself whether there is news. */
        private boolean isNews(byte[] state) {
            if (learns) {
                return true;
            }
            boolean isNew = !Arrays.equals(state, kept);
            kept = state;
            return isNew;
        }
    }

    /** It has decided: what it remembers may be another. */
    void decided(Keeper keeper, long nowMicros) {
        if (!keeper.isDue) {
            keeper.isDue = true;
            due.schedule(keeper.slot, keeper.dueMicros(nowMicros));
        }
    }

    /** What changed of those whose time has come. */
    List<PolicyState> take(long nowMicros) {
        List<PolicyState> changed = new ArrayList<>();
        due.takeDue(nowMicros, keeper -> {
            keeper.isDue = false;
            DeploymentAutoscalingState its = keeper.deployment;
            its.policy()
                    .state(nowMicros)
                    .filter(keeper::isNews)
                    .ifPresent(state ->
                            changed.add(new PolicyState(its.id(), its.config().policy(), state)));
        });
        return changed;
    }
}
