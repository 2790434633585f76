package io.swell.controller.autoscaling;

/**
 * What an operator said of a deployment's replicas, in place of its policy.
 *
 * @param kind whether to stay as it is or to have a number
 * @param replicas so many, until it ends
 * @param untilMillis when it ends by itself, in milliseconds since 1970: a controller in another process must know;
 *     {@link #UNLIMITED} if it does not
 */
public record ScalingOrder(Kind kind, int replicas, long untilMillis) {

    public static final long UNLIMITED = Long.MAX_VALUE;

    /** What was said. */
    public enum Kind {
        /** Stay as you are. */
        PAUSE,
        /** Have this number. */
        SCALE
    }

    /** Checks the number. */
    public ScalingOrder {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must not be negative, was: " + replicas);
        }
    }

    boolean isOver(long epochMillis) {
        return epochMillis >= untilMillis;
    }

    DecisionReason reason() {
        return kind == Kind.PAUSE ? DecisionReason.PAUSED : DecisionReason.SCALED_BY_HAND;
    }
}
