package io.swell.controller.autoscaling.tracking;

/**
 * One deployment's way from what a metric proposes to what is granted: stabilise, limit the rate, keep the bounds. It
 * remembers recommendations and changes; both are lost with it, so a fresh one is seeded with the present size.
 */
public final class TrackedScale {

    private final ScalingRules up;
    private final ScalingRules down;
    private final int min;
    private final int max;
    private final Recommendations recommendations = new Recommendations();
    private final ChangeLog added = new ChangeLog();
    private final ChangeLog removed = new ChangeLog();
    private Outcome outcome = Outcome.AS_PROPOSED;

    /** What had the last word. */
    public enum Outcome {
        AS_PROPOSED,
        AT_MAXIMUM,
        AT_MINIMUM,
        UP_LIMIT,
        DOWN_LIMIT
    }

    public TrackedScale(ScalingRules up, ScalingRules down, int min, int max) {
        this.up = up;
        this.down = down;
        this.min = min;
        this.max = max;
    }

    /** Takes the present size for a recommendation. */
    public void seed(long nowMicros, int current) {
        recommendations.seed(nowMicros, current);
    }

    /** The replicas granted now; it is taken that they will be the current ones from now on. */
    public int decide(long nowMicros, int current, int proposed) {
        int granted = advise(nowMicros, current, proposed);
        changed(nowMicros, granted - current);
        return granted;
    }

    /** The replicas there may be now, for who says by {@link #changed} what came of it. */
    public int advise(long nowMicros, int current, int proposed) {
        int stable = recommendations.stabilise(
                nowMicros, current, proposed, up.stabilisationMicros(), down.stabilisationMicros());
        return limited(nowMicros, current, stable);
    }

    /** So many more replicas are granted than were before, or fewer. */
    public void changed(long nowMicros, int replicas) {
        if (replicas > 0) {
            added.add(nowMicros, replicas, up.longestPeriodMicros());
        } else if (replicas < 0) {
            removed.add(nowMicros, -replicas, down.longestPeriodMicros());
        }
    }

    /** What had the last word in the latest decision. */
    public Outcome outcome() {
        return outcome;
    }

    /** Rate limits and bounds alone. */
    int limited(long nowMicros, int current, int wanted) {
        outcome = Outcome.AS_PROPOSED;
        if (wanted > current) {
            int limit = RateLimit.up(nowMicros, current, up, added, removed);
            int most = Math.min(max, limit);
            return wanted > most ? stopped(most, limit < max ? Outcome.UP_LIMIT : Outcome.AT_MAXIMUM) : wanted;
        }
        if (wanted < current) {
            int limit = RateLimit.down(nowMicros, current, down, added, removed);
            int least = Math.max(min, limit);
            return wanted < least ? stopped(least, limit > min ? Outcome.DOWN_LIMIT : Outcome.AT_MINIMUM) : wanted;
        }
        return wanted;
    }

    /** Changes that happened before it was there. */
    void remember(long atMicros, int change) {
        if (change > 0) {
            added.add(atMicros, change, Long.MAX_VALUE);
        } else {
            removed.add(atMicros, -change, Long.MAX_VALUE);
        }
    }

    private int stopped(int replicas, Outcome by) {
        outcome = by;
        return replicas;
    }
}
