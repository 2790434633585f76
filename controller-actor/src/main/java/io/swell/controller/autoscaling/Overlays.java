package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.fallback.Fallback;
import io.swell.controller.autoscaling.fallback.Fallback.Behavior;
import io.swell.controller.autoscaling.schedule.ScheduledBounds;
import io.swell.shared.config.FallbackConfig;
import org.jspecify.annotations.Nullable;

/**
 * What stands over the decisions of one deployment, in the order in which it has its say:
 *
 * <pre>
 * schedule        other bounds                              before the decision
 * fallback        at least so many, when there is no data   after it
 * order           paused, or a number, by hand              in place of it
 * recommend-only  the target stays                          in place of it
 * </pre>
 *
 * Most deployments have nothing of this, and no such object.
 */
final class Overlays {

    private final DecisionRules rules;
    private @Nullable Fallback fallback;
    private final @Nullable ScalingOrder order;
    private final WallTime wall;
    private ReplicaBounds bounds;
    private long boundsUntilMicros = Long.MIN_VALUE;

    private Overlays(DecisionRules rules, @Nullable ScalingOrder order, WallTime wall) {
        this.rules = rules;
        this.fallback =
                rules.config().overlays().fallback().map(Overlays::fallback).orElse(null);
        this.order = order;
        this.wall = wall;
        this.bounds = rules.bounds();
    }

    /** Null where nothing stands over the decisions. */
    static @Nullable Overlays of(DecisionRules rules, @Nullable ScalingOrder order, WallTime wall) {
        boolean hasSome = order != null
                || !rules.schedule().isEmpty()
                || rules.config().overlays().recommendOnly()
                || rules.config().overlays().fallback().isPresent();
        return hasSome ? new Overlays(rules, order, wall) : null;
    }

    /** Takes over for how long there has been no data. */
    void continueFrom(Overlays before) {
        if (rules.config()
                .overlays()
                .fallback()
                .equals(before.rules.config().overlays().fallback())) {
            fallback = before.fallback;
        }
    }

    private static Fallback fallback(FallbackConfig config) {
        return new Fallback(Behavior.CURRENT_IF_HIGHER, config.replicas(), DelayPeriods.micros(config.after()));
    }

    /** The bounds at that time: worked out at a window's edge, and the very same until the next. */
    ReplicaBounds bounds(long nowMicros) {
        if (!rules.schedule().isEmpty() && nowMicros >= boundsUntilMicros) {
            ScheduledBounds scheduled = rules.schedule().at(wall.millis(nowMicros));
            bounds = ReplicaBounds.of(scheduled);
            boundsUntilMicros = wall.micros(scheduled.untilMillis());
        }
        return bounds;
    }

    /** Notes whether there is data. */
    void observe(Observation seen) {
        if (fallback != null) {
            if (hasData(seen.coverage())) {
                fallback.present();
            } else {
                fallback.missing(seen.nowMicros());
            }
        }
    }

    private static boolean hasData(Coverage coverage) {
        return coverage.hasReports() && !coverage.isBelowHalf();
    }

    /**
     * Has its say after a decision.
     *
     * @param target replicas granted so far
     */
    void judge(Outcome decision, Observation seen, int target) {
        long nowMicros = seen.nowMicros();
        if (fallback != null && !hasData(seen.coverage()) && fallback.isOver(nowMicros)) {
            decision.fallBack(fallback.replicas(), fallback.missingMicros(nowMicros), fallback.patienceMicros());
        }
        if (order != null && isOrdered(nowMicros)) {
            long until = wall.micros(order.untilMillis());
            long remaining = until == Long.MAX_VALUE ? until : until - nowMicros;
            decision.overrule(order.reason(), target, order.replicas(), "", remaining);
        } else if (recommendsOnly()) {
            decision.overrule(DecisionReason.RECOMMENDS_ONLY, target, target, "", 0);
        }
    }

    boolean recommendsOnly() {
        return rules.config().overlays().recommendOnly();
    }

    boolean isOrdered(long nowMicros) {
        return order != null && !order.isOver(wall.millis(nowMicros));
    }

    /** The operator's order, whether it is over or not. */
    @Nullable
    ScalingOrder order() {
        return order;
    }

    /** When it may say something else though nothing happens; {@link Long#MAX_VALUE} for never. */
    long dueMicros(long nowMicros) {
        long due = rules.schedule().isEmpty() ? Long.MAX_VALUE : boundsUntilMicros;
        if (order != null && isOrdered(nowMicros)) {
            due = Math.min(due, wall.micros(order.untilMillis()));
        }
        return fallback == null ? due : Math.min(due, fallback.dueMicros(nowMicros));
    }
}
