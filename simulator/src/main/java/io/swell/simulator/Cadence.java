package io.swell.simulator;

import java.time.Duration;

/** Something that is done again and again, at multiples of a period of whole microseconds. */
public final class Cadence {

    private final long periodMicros;
    private long dueMicros;
    private double dueAt;

    /** For the first time after one period. */
    public Cadence(Duration period) {
        this.periodMicros = period.toNanos() / 1_000;
        next();
    }

    /** When it is to be done, in seconds. */
    public double dueAt() {
        return dueAt;
    }

    /** Whether it is to be done now; if so, it is due again a period later. */
    public boolean strikes(double now) {
        if (now < dueAt) {
            return false;
        }
        next();
        return true;
    }

    /** Whole periods added up would not end at the number of seconds they mean. */
    private void next() {
        dueMicros += periodMicros;
        dueAt = dueMicros / 1e6;
    }
}
