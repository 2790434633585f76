package io.swell.controller.autoscaling;

import java.util.Optional;

/** The policy that decides for a deployment, guarded if it is none of Swell's own: which it is, and what it remembers. */
final class PolicyInUse {

    private final PolicyLimit limit;
    private AutoscalingPolicy policy;

    PolicyInUse(AutoscalingPolicy policy, PolicyLimit limit) {
        this.limit = limit;
        this.policy = GuardedPolicy.around(policy, limit);
    }

    AutoscalingPolicy policy() {
        return policy;
    }

    /**
     * Another one begins.
     *
     * @throws IllegalArgumentException if none has that name; nothing has changed then
     */
    void change(String name) {
        policy = GuardedPolicy.around(AutoscalingPolicy.named(name), limit);
    }

    /** Whether it is none of Swell's own. */
    boolean isOwn() {
        return GuardedPolicy.isGuarded(policy);
    }

    /** Whether there is something to keep of it. */
    boolean remembers() {
        return learns() || GuardedPolicy.remembers(policy);
    }

    /** Whether it is one of Swell's own that says itself whether there is news to keep. */
    boolean learns() {
        return policy instanceof LearningPolicy;
    }

    /** What is to be kept of it; empty for nothing. */
    Optional<byte[]> state(long nowMicros) {
        if (policy instanceof LearningPolicy learning) {
            return learning.learned();
        }
        return policy instanceof GuardedPolicy guarded ? guarded.state(nowMicros) : Optional.empty();
    }

    /**
     * Lets it go on from what was kept.
     *
     * @param rules of its deployment; if it cannot go on, another one of the name they say begins anew
     * @return whether it could
     */
    boolean restore(byte[] state, DecisionRules rules, long nowMicros) {
        if (policy instanceof LearningPolicy learning) {
            return learning.restore(state, rules);
        }
        if (policy instanceof GuardedPolicy guarded && guarded.restore(state, nowMicros)) {
            return true;
        }
        change(rules.config().policy());
        return false;
    }
}
