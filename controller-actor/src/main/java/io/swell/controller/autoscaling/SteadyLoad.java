package io.swell.controller.autoscaling;

/**
 * Since when the load has been what it is now. A load that has been steady for a whole look-back period moves no window
 * any more, and its deployment need not be looked at until something happens. Equal mean and live count would not do:
 * they can meet by chance.
 */
final class SteadyLoad {

    private boolean begun;
    private long sinceMicros;
    private long nowMicros;
    private long integralMicros;
    private double ongoing;

    void observe(Observation seen) {
        if (!begun || !continues(seen)) {
            begun = true;
            sinceMicros = seen.nowMicros();
        }
        nowMicros = seen.nowMicros();
        integralMicros = seen.integralMicros();
        ongoing = seen.ongoing();
    }

    private boolean continues(Observation seen) {
        long expected = integralMicros + Math.round(ongoing * (seen.nowMicros() - nowMicros));
        return seen.ongoing() == ongoing && seen.integralMicros() == expected;
    }

    long observedMicros() {
        return nowMicros;
    }

    /** Whether nothing has moved since {@code micros}. */
    boolean isSteadySince(long micros) {
        return begun && sinceMicros <= micros;
    }
}
