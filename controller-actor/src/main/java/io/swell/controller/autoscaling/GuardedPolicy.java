package io.swell.controller.autoscaling;

import java.util.Optional;

/** A policy of the user's own, timed, and asked nothing but where it may fail without harm. */
class GuardedPolicy implements AutoscalingPolicy {

    private final AutoscalingPolicy policy;
    private final PolicyGuard guard;
    private boolean isMonotone;

    GuardedPolicy(AutoscalingPolicy policy, PolicyGuard guard) {
        this.policy = policy;
        this.guard = guard;
    }

    /** Guards it if it is not one of Swell's own. */
    static AutoscalingPolicy around(AutoscalingPolicy policy, PolicyLimit limit) {
        if (PolicyNames.isSwells(policy)) {
            return policy;
        }
        PolicyGuard guard = new PolicyGuard(limit);
        return policy instanceof WatchingPolicy watcher
                ? new GuardedWatchingPolicy(watcher, guard)
                : new GuardedPolicy(policy, guard);
    }

    /** Whether it is none of Swell's own, and so may look at whatever there is. */
    static boolean isGuarded(AutoscalingPolicy policy) {
        return policy instanceof GuardedPolicy;
    }

    /** Whether there is something to keep of it. */
    static boolean remembers(AutoscalingPolicy policy) {
        return policy instanceof GuardedPolicy guarded && guarded.policy instanceof RememberingPolicy;
    }

    /** What is to be kept of it; empty if it remembers nothing, too much, or does not manage to say it in time. */
    Optional<byte[]> state(long nowMicros) {
        if (!(policy instanceof RememberingPolicy remembering)) {
            return Optional.empty();
        }
        try {
            byte[] state = guard.call(nowMicros, remembering::state);
            return Optional.ofNullable(state).filter(bytes -> bytes.length <= RememberingPolicy.MOST_BYTES);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Whether it could go on from that. */
    boolean restore(byte[] state, long nowMicros) {
        if (!(policy instanceof RememberingPolicy remembering)) {
            return false;
        }
        try {
            return guard.call(nowMicros, () -> {
                remembering.restore(state);
                return true;
            });
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public double desiredReplicas(AutoscalingContext context) {
        return guard.call(context.nowMicros(), () -> {
            isMonotone = policy.isMonotone();
            return policy.desiredReplicas(context);
        });
    }

    /** As it was when it was last asked. */
    @Override
    public boolean isMonotone() {
        return isMonotone;
    }
}
