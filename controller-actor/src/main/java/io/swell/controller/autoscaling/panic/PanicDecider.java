package io.swell.controller.autoscaling.panic;

import org.jspecify.annotations.Nullable;

/**
 * How many replicas two windows want. The long window says the wish of calm; the short one's wish takes over in a panic,
 * which begins when it is a multiple of what is ready, and lasts for a while after it last was; in a panic the wish never
 * falls.
 *
 * <pre>
 * ready   = max(1, replicas ready)
 * wish    = ceil(load / target), at least floor(ready / maxScaleDownRate), at most ceil(ready × maxScaleUpRate)
 * panics  = ceil(short load / target) / ready ≥ panicThreshold, before those limits
 * desired = wish of the long window; in a panic the largest of both wishes since it began
 * </pre>
 *
 * One that begins with more than one replica ready begins in panic: a restart must not shrink what is warm.
 */
public final class PanicDecider {

    private static final long NEVER = Long.MIN_VALUE;

    /** Width of a slot of the scale-down delay; Knative's decision interval. */
    private static final long SLOT_MICROS = 2_000_000;

    private final @Nullable SlidingMaximum delay;
    private PanicSettings settings;
    private long panickedMicros = NEVER;
    private int highest;

    /**
     * One that begins now.
     *
     * @param ready replicas that are ready now
     */
    public PanicDecider(PanicSettings settings, long nowMicros, int ready) {
        this.settings = settings;
        this.delay = settings.scaleDownDelayMicros() == 0
                ? null
                : new SlidingMaximum((int) ((settings.scaleDownDelayMicros() + SLOT_MICROS - 1) / SLOT_MICROS));
        if (ready > 1) {
            panickedMicros = nowMicros;
            highest = ready;
        }
    }

    /** Other settings from now on; a panic goes on, and the length of the scale-down delay stays. */
    public void reconfigure(PanicSettings changed) {
        settings = changed;
    }

    /**
     * Decides. Without data there is nothing to decide and this is not to be called.
     *
     * @param stable load over the long window
     * @param panic load over the short window
     * @param reachable whether anybody can call it; if not, nothing slows its way down
     */
    public int decide(long nowMicros, int readyReplicas, double stable, double panic, boolean reachable) {
        int ready = Math.max(1, readyReplicas);
        double panicWants = Math.ceil(panic / settings.target());
        int calmWish = limited(Math.ceil(stable / settings.target()), ready, reachable);
        int panicWish = limited(panicWants, ready, reachable);
        notePanic(nowMicros, panicWants / ready >= settings.panicThreshold());
        int desired = calmWish;
        if (isPanicking()) {
            highest = Math.max(highest, Math.max(calmWish, panicWish));
            desired = highest;
        }
        return reachable && delay != null ? delay.record(Math.floorDiv(nowMicros, SLOT_MICROS), desired) : desired;
    }

    public boolean isPanicking() {
        return panickedMicros != NEVER;
    }

    /** When the threshold was last passed; only in a panic. */
    long panickedMicros() {
        return panickedMicros;
    }

    /** The largest wish of this panic; 0 outside one. */
    int highest() {
        return highest;
    }

    private void notePanic(long nowMicros, boolean isOverThreshold) {
        if (isOverThreshold) {
            panickedMicros = nowMicros;
        } else if (isPanicking() && panickedMicros + settings.panicHoldMicros() < nowMicros) {
            panickedMicros = NEVER;
            highest = 0;
        }
    }

    /** The lower limit first, so that the upper one has the last word; the activation scale may pass both. */
    private int limited(double wanted, int ready, boolean reachable) {
        double least = reachable ? Math.floor(ready / settings.maxScaleDownRate()) : 0;
        double most = Math.ceil(settings.maxScaleUpRate() * ready);
        int wish = (int) Math.min(Math.max(wanted, least), most);
        return settings.activationScale() > 1 && wanted > 0 ? Math.max(wish, settings.activationScale()) : wish;
    }
}
