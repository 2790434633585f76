package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;

/**
 * A decision one can explain next week: what was seen, wished and waited for, and what had the last word.
 *
 * @param atMicros monotonic time of the controller's process
 * @param before target before
 * @param after target from then on
 * @param reason what had the last word
 * @param running replicas observed to run
 * @param coverage who reported
 * @param overlay what stood over it; {@link Overlay#NONE} for nothing
 */
public record DecisionRecord(
        long atMicros,
        int before,
        int after,
        DecisionReason reason,
        int running,
        Load load,
        Wish wish,
        Patience patience,
        Coverage coverage,
        Overlay overlay) {

    /**
     * The load, as measured and as reckoned with.
     *
     * @param ongoing what the look-back window said
     * @param assumed what the policy was shown in the end; differs where processes do not report
     * @param function how the window became one number
     * @param windowMicros how much of the look-back period had been watched
     * @param liveQueued requests waiting at that instant
     * @param liveOngoing requests waiting or running at that instant
     */
    public record Load(
            double ongoing,
            double assumed,
            AggregationFunction function,
            long windowMicros,
            double liveQueued,
            double liveOngoing) {}

    /**
     * What the policy wanted.
     *
     * @param policy who wished
     * @param desired replicas and parts of replicas the policy wanted; the target where it had no say
     * @param replicas the same after the gain, before delay and bounds
     * @param targetOngoingRequests per replica
     * @param followed what it followed and why, by its own account; empty if it has nothing to add
     * @param failure what went wrong in the policy; empty if nothing did
     */
    public record Wish(
            String policy,
            double desired,
            int replicas,
            double targetOngoingRequests,
            String followed,
            String failure) {}

    /**
     * How far the delay had got.
     *
     * @param lastedMicros how long the wish had lasted
     * @param delayMicros how long it had to; 0 where no delay was asked
     */
    public record Patience(long lastedMicros, long delayMicros) {}

    /** What the policy wanted, before gain, delay and bounds. */
    public double desired() {
        return wish.desired();
    }

    public boolean changesTarget() {
        return before != after;
    }

    /** What it would have come to, had nothing stood over it. */
    DecisionRecord otherwise() {
        return with(
                overlay.otherwiseBefore(),
                overlay.otherwiseAfter(),
                overlay.otherwise(),
                Overlay.ofWindow(overlay.window()));
    }

    /** The same with another end, since a budget has the last word. */
    DecisionRecord settled(DecisionReason why, int from, int to, String budget) {
        return with(from, to, why, new Overlay(overlay.window(), budget, reason, before, after, 0));
    }

    /** The same from another target to another, as a budget that has room for it lets it. */
    DecisionRecord settled(int from, int to) {
        return from == before && to == after ? this : with(from, to, reason, overlay);
    }

    private DecisionRecord with(int from, int to, DecisionReason why, Overlay over) {
        return new DecisionRecord(atMicros, from, to, why, running, load, wish, patience, coverage, over);
    }

    /** The same in words a person would use. */
    public String sentence() {
        return new DecisionSentence(this).toString();
    }
}
