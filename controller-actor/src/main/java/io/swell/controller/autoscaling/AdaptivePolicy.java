package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.adaptive.AdaptiveSizing;
import io.swell.controller.autoscaling.adaptive.LoadSince;
import io.swell.controller.autoscaling.adaptive.ServiceLevel;
import io.swell.shared.config.AutoscalingConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sizing for a service level: {@link AdaptiveSizing}, shown what happened between looks. It looks when a report brings
 * news, at most five times a second, and a little later than the next report is due if none comes.
 *
 * <p>What it learned moves along with the controller; the first look of the next one only says where its counters stand.
 */
final class AdaptivePolicy implements LearningPolicy {

    static final String NAME = "adaptive";

    private static final long REST_MICROS = 200_000;
    private static final long DUE_MICROS = 1_500_000;

    /** A silence that long is told in steps, for memories are made of parts that end one after another. */
    private static final double LONGEST_STEP_SECONDS = 5;

    private static final double LONGEST_SILENCE_SECONDS = DUE_MICROS / 1e6;

    /** Nobody remembers more than the last hour, but for what time of the hour and of the day it is. */
    private static final double LONGEST_MEMORY_SECONDS = 3_600;

    private final LoadSince load = new LoadSince();
    private @Nullable AdaptiveSizing sizing;
    private @Nullable AutoscalingConfig config;
    private int slots;
    private int wish;
    private long watchedMicros;
    private long watchedIntegral;
    private long watchedArrivals;
    private long watchedEnds;
    private long lateBefore;
    private double watchedQueued;
    private double watchedOngoing;
    private long dueMicros = Long.MIN_VALUE;
    private boolean hasMoved;
    private boolean hasLearned;

    @Override
    public void watch(AutoscalingContext context) {
        AdaptiveSizing its = sizing;
        if (its == null || slots != context.slots() || !context.config().equals(config)) {
            sizing = begin(context);
            remember(context);
        } else if (hasMoved) {
            goOn(its, context);
            remember(context);
        } else if (context.nowMicros() - watchedMicros >= REST_MICROS && isWorthALook(context)) {
            boolean wasIdle = isQuiet() && !hasNews(context);
            observe(its, context);
            remember(context);
            hasLearned |= !(wasIdle && isQuiet());
        }
    }

    /** Changed settings are learned anew, from what is granted. */
    private AdaptiveSizing begin(AutoscalingContext context) {
        config = context.config();
        slots = context.slots();
        hasMoved = false;
        hasLearned = false;
        count(context);
        return sizing(context.config(), context.slots(), context.target());
    }

    private static AdaptiveSizing sizing(AutoscalingConfig config, int slots, int target) {
        double wait = config.slo().longestWait().orElseThrow().toNanos() / 1e9;
        return new AdaptiveSizing(
                new ServiceLevel(wait, config.slo().violations()), slots, config.maxReplicas(), Math.max(1, target));
    }

    /** What is granted by now may be other than what was when it was kept, and counters are the new controller's. */
    private void goOn(AdaptiveSizing its, AutoscalingContext context) {
        hasMoved = false;
        count(context);
        its.goOn(Math.max(1, context.target()), starting(context), 0);
    }

    private void count(AutoscalingContext context) {
        wish = context.target();
        lateBefore = context.counts().lateWaits();
    }

    /** Nothing is ongoing and nothing can be taken away: however long that lasts, it is nothing to learn from. */
    private boolean isQuiet() {
        return dueMicros == Long.MAX_VALUE;
    }

    /**
     * Between two reports nothing is known but what was known before: to look then would tell of a time without arrivals, and
     * have the next report wait.
     */
    private boolean isWorthALook(AutoscalingContext context) {
        return context.nowMicros() >= dueMicros
                || context.counts().arrivals() != watchedArrivals
                || context.counts().ends() != watchedEnds
                || context.liveOngoing() != watchedOngoing;
    }

    private boolean hasNews(AutoscalingContext context) {
        return context.counts().arrivals() != watchedArrivals || context.integralMicros() != watchedIntegral;
    }

    private void observe(AdaptiveSizing its, AutoscalingContext context) {
        double passed = (context.nowMicros() - watchedMicros) / 1e6;
        double seconds = isQuiet() ? tellSilence(its, context, passed) : passed;
        double ongoing = Math.max(0, (context.integralMicros() - watchedIntegral) / 1e6 / seconds);
        double queued = Math.min(ongoing, (watchedQueued + context.liveQueued()) / 2);
        tell(
                its,
                context,
                load.show(
                        context.nowMicros() / 1e6,
                        seconds,
                        queued,
                        ongoing - queued,
                        (double) (context.counts().arrivals() - watchedArrivals),
                        (double) (context.counts().ends() - watchedEnds),
                        (double) (context.counts().lateWaits() - lateBefore)));
    }

    /** Nothing was there while it slept: whatever comes is reported within one interval. Returns what is left to tell. */
    private double tellSilence(AdaptiveSizing its, AutoscalingContext context, double passed) {
        double left = passed - its.skip(passed - LONGEST_MEMORY_SECONDS);
        while (left > LONGEST_SILENCE_SECONDS) {
            double step = Math.min(LONGEST_STEP_SECONDS, left - LONGEST_SILENCE_SECONDS);
            left = left - step;
            double late = context.counts().lateWaits() - lateBefore;
            tell(its, context, load.show(context.nowMicros() / 1e6 - left, step, 0, 0, 0, 0, late));
        }
        return left;
    }

    private void tell(AdaptiveSizing its, AutoscalingContext context, LoadSince what) {
        wish = its.observe(what.standing(context.liveQueued(), context.running(), starting(context)));
    }

    private static int starting(AutoscalingContext context) {
        return Math.max(0, context.target() - context.running());
    }

    private void remember(AutoscalingContext context) {
        watchedMicros = context.nowMicros();
        watchedIntegral = context.integralMicros();
        watchedArrivals = context.counts().arrivals();
        watchedEnds = context.counts().ends();
        watchedQueued = context.liveQueued();
        watchedOngoing = context.liveOngoing();
        boolean becomesQuiet = wish <= Math.max(1, context.config().minReplicas()) && context.liveOngoing() == 0;
        dueMicros = becomesQuiet ? Long.MAX_VALUE : watchedMicros + DUE_MICROS;
    }

    /** With nothing ongoing its last replica is up for the delay of the step to none. */
    @Override
    public double desiredReplicas(AutoscalingContext context) {
        boolean sleeps =
                wish <= 1 && context.liveOngoing() == 0 && context.config().minReplicas() == 0;
        return sleeps ? 0 : Math.max(0, wish + context.assumedChange() / context.slots());
    }

    @Override
    public Optional<byte[]> learned() {
        AdaptiveSizing its = sizing;
        if (its == null || !hasLearned) {
            return Optional.empty();
        }
        hasLearned = false;
        return Optional.of(its.save());
    }

    @Override
    public boolean restore(byte[] learned, DecisionRules rules) {
        AdaptiveSizing its = sizing(rules.config(), rules.slots(), 1);
        if (!its.restore(learned)) {
            return false;
        }
        sizing = its;
        config = rules.config();
        slots = rules.slots();
        hasMoved = true;
        hasLearned = false;
        return true;
    }

    @Override
    public long restsUntilMicros() {
        return watchedMicros + REST_MICROS;
    }

    @Override
    public long dueMicros() {
        return dueMicros;
    }

    @Override
    public String followed() {
        AdaptiveSizing its = sizing;
        return its == null ? "" : its.sentence();
    }
}
