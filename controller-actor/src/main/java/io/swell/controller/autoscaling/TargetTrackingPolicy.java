package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.tracking.Proposal;
import io.swell.controller.autoscaling.tracking.ScalingRules;
import io.swell.controller.autoscaling.tracking.ScalingRules.Select;
import io.swell.controller.autoscaling.tracking.ScalingRules.Step;
import io.swell.controller.autoscaling.tracking.ScalingRules.Unit;
import io.swell.controller.autoscaling.tracking.Tolerance;
import io.swell.controller.autoscaling.tracking.TrackedScale;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.ScalingSpeedConfig;
import io.swell.shared.config.TargetTrackingConfig;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each sync period against its target, with tolerance, a memory of recommendations and limits on how fast; as
 * Kubernetes' HorizontalPodAutoscaler on an external metric of requests ongoing.
 */
final class TargetTrackingPolicy implements WatchingPolicy {

    static final String NAME = "target-tracking";

    private @Nullable Tracker tracker;
    private int wish;
    private double mean;
    private int proposed;
    private int lastTarget;
    private long watchedMicros;
    private long syncedMicros;
    private long syncedIntegral;
    private long dueMicros = Long.MIN_VALUE;
    private long restsUntilMicros = Long.MIN_VALUE;

    /** What a configuration makes of it. */
    private record Tracker(AutoscalingConfig config, long syncMicros, Tolerance tolerance, TrackedScale scale) {

        static Tracker of(AutoscalingConfig config) {
            TargetTrackingConfig settings = config.targetTracking();
            return new Tracker(
                    config,
                    DelayPeriods.micros(settings.syncPeriod()),
                    new Tolerance(
                            settings.scaleDown().tolerance(), settings.scaleUp().tolerance()),
                    new TrackedScale(
                            rules(settings.scaleUp()),
                            rules(settings.scaleDown()),
                            config.minReplicas(),
                            config.maxReplicas()));
        }

        private static ScalingRules rules(ScalingSpeedConfig speed) {
            return new ScalingRules(
                    Select.valueOf(speed.select().name()),
                    DelayPeriods.micros(speed.stabilizationWindow()),
                    speed.steps().stream().map(Tracker::step).toList());
        }

        private static Step step(ScalingSpeedConfig.Step step) {
            return new Step(
                    step.replicas().isPresent() ? Unit.REPLICAS : Unit.PERCENT,
                    step.replicas().orElseGet(() -> step.percent().orElseThrow()),
                    DelayPeriods.micros(step.period()));
        }

        /** Between the bounds, as recommendations are remembered. */
        int propose(double load, int current) {
            int wanted = current == 0
                    ? (int) Math.ceil(load / config.targetOngoingRequests())
                    : Proposal.averageValue(load, config.targetOngoingRequests(), current, tolerance);
            return Math.max(config.minReplicas(), Math.min(config.maxReplicas(), wanted));
        }
    }

    @Override
    public void watch(AutoscalingContext context) {
        Tracker its = trackerFor(context);
        long nowMicros = context.nowMicros();
        noteChange(its, context);
        if (nowMicros < restsUntilMicros) {
            return;
        }
        long passed = nowMicros - syncedMicros;
        if (passed <= 2 * its.syncMicros) {
            mean = Math.max(0, (context.integralMicros() - syncedIntegral) / (double) Math.max(1, passed));
            proposed = its.propose(mean, context.target());
            wish = its.scale.advise(nowMicros, context.target(), proposed);
        }
        begin(context, its);
    }

    /** What became of the wish became of it when it was wished. */
    private void noteChange(Tracker its, AutoscalingContext context) {
        its.scale.changed(watchedMicros, context.target() - lastTarget);
        lastTarget = context.target();
        watchedMicros = context.nowMicros();
    }

    /** The next sync period begins. After a long silence, that is all: its mean would say nothing of now. */
    private void begin(AutoscalingContext context, Tracker its) {
        syncedMicros = context.nowMicros();
        syncedIntegral = context.integralMicros();
        restsUntilMicros = syncedMicros + its.syncMicros;
        boolean isQuiet = wish <= its.config.minReplicas() && context.liveOngoing() == 0 && mean == 0;
        dueMicros = isQuiet ? Long.MAX_VALUE : restsUntilMicros;
    }

    /** Changed settings begin with what is granted for their only recommendation. */
    private Tracker trackerFor(AutoscalingContext context) {
        Tracker its = tracker;
        if (its == null || !its.config.equals(context.config())) {
            its = Tracker.of(context.config());
            its.scale.seed(context.nowMicros(), context.target());
            tracker = its;
            wish = context.target();
            lastTarget = context.target();
            watchedMicros = context.nowMicros();
            begin(context, its);
        }
        return its;
    }

    @Override
    public double desiredReplicas(AutoscalingContext context) {
        return Math.max(0, wish + context.assumedChange() / context.config().targetOngoingRequests());
    }

    @Override
    public long restsUntilMicros() {
        return restsUntilMicros;
    }

    @Override
    public long dueMicros() {
        return dueMicros;
    }

    @Override
    public String followed() {
        Tracker its = tracker;
        return its == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f ongoing over %d s propose %d; %s",
                        mean,
                        its.config.targetTracking().syncPeriod().toSeconds(),
                        proposed,
                        limit(its));
    }

    private static String limit(Tracker its) {
        return switch (its.scale.outcome()) {
            case AS_PROPOSED -> "recent recommendations agree as far as that";
            case AT_MAXIMUM -> "no more are allowed";
            case AT_MINIMUM -> "no fewer are allowed";
            case UP_LIMIT -> "it may not grow faster";
            case DOWN_LIMIT -> "it may not shrink faster";
        };
    }
}
