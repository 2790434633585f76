package io.swell.controller.autoscaling;

import java.util.Set;

/**
 * Says how many replicas a deployment should have, from what it may see. Gains, delays, bounds and doubts about missing
 * reporters are not its business: it says its raw wish.
 *
 * <p>The same context must give the same answer: one decision may ask more than once, with different assumptions about
 * processes that do not report. An exception, an answer that is no number of replicas, or one that takes longer than {@code
 * swell.controller.policy-time-limit} for all calls of a decision, leaves the target as it was.
 *
 * <p>One that must remember what it saw is a {@link WatchingPolicy}. Of one that is a {@link RememberingPolicy} the next
 * controller hears as well.
 */
@FunctionalInterface
public interface AutoscalingPolicy {

    /**
     * The wish, in replicas and parts of replicas.
     *
     * @param context good for this call only; it is used again for the next one
     */
    double desiredReplicas(AutoscalingContext context);

    /**
     * Whether of the load it looks at nothing but {@link AutoscalingContext#ongoing()}, and never wants fewer replicas for
     * more of it, all else being the same. Then two loads with the same answer vouch for all between, and a deployment
     * whose load stays between them is not decided for anew.
     */
    default boolean isMonotone() {
        return false;
    }

    /**
     * The policy of that name, one that comes with Swell or a class of the user's own with a constructor without
     * parameters; each deployment asks for its own.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    static AutoscalingPolicy named(String name) {
        return PolicyNames.policy(name);
    }

    /** Whether there is such a policy and something of it is to be kept for the next controller. */
    static boolean remembers(String name) {
        return PolicyNames.remembers(name);
    }

    /** The names of the policies that come with Swell, in alphabetical order. */
    static Set<String> names() {
        return PolicyNames.ALL.keySet();
    }
}
