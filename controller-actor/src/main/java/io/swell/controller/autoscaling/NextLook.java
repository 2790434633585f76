package io.swell.controller.autoscaling;

/**
 * When a deployment is to be looked at again though nothing happens to it: when a delay is over, when a {@link Rest} is,
 * soon while its window still moves or data is in doubt, and never once all is settled.
 */
final class NextLook {

    private final long evaluationIntervalMicros;
    private final SteadyLoad steady = new SteadyLoad();
    private final AlikeLoads alike = new AlikeLoads();
    private final Leeway leeway;
    private long dueMicros = Long.MIN_VALUE;

    /** @param leeway of the decision that was made last; one object may serve many deployments */
    NextLook(long evaluationIntervalMicros, Leeway leeway) {
        this.evaluationIntervalMicros = evaluationIntervalMicros;
        this.leeway = leeway;
    }

    /**
     * Plans after a decision.
     *
     * @param watchedMicros how much of the look-back period the window has seen
     */
    void after(Outcome decision, Observation seen, long watchedMicros) {
        steady.observe(seen);
        rest().none();
        dueMicros = planned(decision, seen.nowMicros(), steady.isSteadySince(seen.nowMicros() - watchedMicros));
    }

    /** Plans after a decision of a policy that goes at its own pace. */
    void after(Outcome decision, Observation seen, WatchingPolicy watcher) {
        steady.observe(seen);
        rest().none();
        dueMicros = Math.min(watcher.dueMicros(), planned(decision, seen.nowMicros(), true));
        if (seen.running() > 0 && watcher.restsUntilMicros() > seen.nowMicros()) {
            rest().whateverHappens(Math.min(watcher.restsUntilMicros(), dueMicros));
        }
    }

    /** What could only be decided as it has just been need not be looked at sooner. */
    void restIfPossible(Observation seen, double mean, LookBackWindow window) {
        if (!leeway.isRange() || !window.isFullMean(seen.nowMicros())) {
            return;
        }
        long remaining = leeway.outcome().remainingMicros();
        Rest rest = rest();
        alike.around(mean, leeway);
        rest.after(seen, mean, alike, window, remaining == 0 ? Long.MAX_VALUE : seen.nowMicros() + remaining);
        if (rest.isSome() && dueMicros != Long.MAX_VALUE) {
            dueMicros = Math.max(dueMicros, rest.untilMicros());
        }
    }

    /** Something is due by then that has nothing to do with load. */
    void noLaterThan(long micros) {
        rest().endBy(micros);
        dueMicros = Math.min(dueMicros, micros);
    }

    /** Whatever was planned counts no more. */
    void now(long nowMicros) {
        dueMicros = nowMicros;
    }

    private long planned(Outcome decision, long nowMicros, boolean isSettled) {
        long soon = nowMicros + evaluationIntervalMicros;
        return switch (decision.ownReason()) {
            case WAITS_FOR_UPSCALE_DELAY, WAITS_FOR_DOWNSCALE_DELAY -> {
                long deadline = nowMicros + decision.remainingMicros();
                yield isSettled ? deadline : Math.min(soon, deadline);
            }
            case ENOUGH, AT_MAXIMUM, AT_MINIMUM, COLD_START, NOTHING_RUNS ->
                isSettled && !decision.ownChange() ? Long.MAX_VALUE : soon;
            default -> soon;
        };
    }

    /** When {@link #after} was last told of a decision. */
    long decidedMicros() {
        return steady.observedMicros();
    }

    long dueMicros() {
        return dueMicros;
    }

    /** Of the latest decision: good until the next one, of whichever deployment. */
    Rest rest() {
        return leeway.rest();
    }
}
