package io.swell.controller.autoscaling;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Says how many replicas a deployment should have, from what it may see. Gains, delays, bounds and doubts about missing
 * reporters are not its business: it says its raw wish.
 *
 * <p>The same context must give the same answer: one decision may ask more than once, with different assumptions about
 * processes that do not report. An exception, or an answer that is no number of replicas, leaves the target as it was.
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
     * The policy of that name; each deployment asks for its own.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    static AutoscalingPolicy named(String name) {
        Supplier<AutoscalingPolicy> policy = Known.POLICIES.get(name);
        if (policy == null) {
            throw new IllegalArgumentException("policy must be one of " + names() + ", was: " + name);
        }
        return policy.get();
    }

    /** All names {@link #named} knows, in alphabetical order. */
    static Set<String> names() {
        return Known.POLICIES.keySet();
    }

    /** The policies that come with Swell, by the name a configuration gives them. */
    final class Known {

        private static final Map<String, Supplier<AutoscalingPolicy>> POLICIES = Collections.unmodifiableMap(
                new TreeMap<>(Map.of(OngoingRequestsPolicy.NAME, OngoingRequestsPolicy::new)));

        private Known() {}
    }
}
