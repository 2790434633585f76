package io.swell.controller.autoscaling;

/**
 * A policy with a memory: it watches one deployment's load over time and goes at a pace of its own. Gains and delays are
 * its own business, save the delay of the step from one replica to none; bounds, and doubts about processes that do not
 * report, are not.
 *
 * <p>Each deployment has one of its own. What it remembers is lost with the controller, unless it is a {@link
 * RememberingPolicy} as well; it begins anew with the replicas that were granted.
 */
public interface WatchingPolicy extends AutoscalingPolicy {

    /**
     * Looks at what there is. It comes once before each decision, in order of time, at any distance: microseconds where
     * reports follow each other, hours where nothing happened. What it wishes from then on, {@link #desiredReplicas} says.
     *
     * @param context good for this call only
     */
    void watch(AutoscalingContext context);

    /**
     * The wish of the latest look. Where {@link AutoscalingContext#assumedChange()} is not 0, the wish for a load that is
     * so much larger or smaller.
     */
    @Override
    double desiredReplicas(AutoscalingContext context);

    /** Said after each look: until then another look would tell it nothing, whatever the load does while replicas run. */
    long restsUntilMicros();

    /** Said after each look: by then it wants to look again though nothing happens; {@link Long#MAX_VALUE} for never. */
    long dueMicros();

    /** What it followed and why, to stand in the middle of a sentence; empty for nothing to add. */
    String followed();
}
