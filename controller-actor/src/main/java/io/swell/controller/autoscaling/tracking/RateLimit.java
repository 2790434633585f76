package io.swell.controller.autoscaling.tracking;

import io.swell.controller.autoscaling.tracking.ScalingRules.Select;
import io.swell.controller.autoscaling.tracking.ScalingRules.Step;
import io.swell.controller.autoscaling.tracking.ScalingRules.Unit;
import java.util.List;

/**
 * How far rules let a deployment go now. A step counts from the replicas there were when its period began, that is without
 * what has been added since and with what has been taken away:
 *
 * <pre>
 * base = current - added in the period + removed in the period
 * up   : base + value, or ceil(base × (1 + value / 100)); never below current
 * down : base - value, or trunc(base × (1 - value / 100)); never above current
 * </pre>
 */
final class RateLimit {

    private RateLimit() {}

    /** The most replicas there may be. */
    static int up(long nowMicros, int current, ScalingRules rules, ChangeLog added, ChangeLog removed) {
        if (rules.select() == Select.DISABLED) {
            return current;
        }
        int limit = rules.select() == Select.MAX ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        List<Step> steps = rules.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int base = base(nowMicros, current, step, added, removed);
            int most = step.unit() == Unit.REPLICAS
                    ? base + step.value()
                    : (int) Math.ceil(base * (1 + step.value() / 100.0));
            limit = rules.select() == Select.MAX ? Math.max(limit, most) : Math.min(limit, most);
        }
        return Math.max(limit, current);
    }

    /** The fewest replicas there may be. */
    static int down(long nowMicros, int current, ScalingRules rules, ChangeLog added, ChangeLog removed) {
        if (rules.select() == Select.DISABLED) {
            return current;
        }
        int limit = rules.select() == Select.MAX ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        List<Step> steps = rules.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int base = base(nowMicros, current, step, added, removed);
            int least = step.unit() == Unit.REPLICAS ? base - step.value() : (int) (base * (1 - step.value() / 100.0));
            limit = rules.select() == Select.MAX ? Math.min(limit, least) : Math.max(limit, least);
        }
        return Math.min(limit, current);
    }

    private static int base(long nowMicros, int current, Step step, ChangeLog added, ChangeLog removed) {
        return current - added.within(step.periodMicros(), nowMicros) + removed.within(step.periodMicros(), nowMicros);
    }
}
