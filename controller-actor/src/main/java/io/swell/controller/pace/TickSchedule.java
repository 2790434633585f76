package io.swell.controller.pace;

import java.time.Duration;

/**
 * When the controller looks for what has fallen due by itself: when something has, but no sooner than a control-loop
 * interval after it last looked, and no later than {@link #LONGEST} of them, lest a due time that nobody foresaw be missed
 * for long. With nothing to do it hardly wakes.
 */
public final class TickSchedule {

    static final int LONGEST = 10;

    private final long intervalMicros;
    private long tickedMicros;
    private long setMicros = Long.MAX_VALUE;

    public TickSchedule(Duration interval, long nowMicros) {
        this.intervalMicros = interval.toNanos() / 1_000;
        this.tickedMicros = nowMicros;
    }

    public boolean isSet() {
        return setMicros != Long.MAX_VALUE;
    }

    /** Whether the timer is to be set: it is not, or to a later time than it should be. */
    public boolean mustBeSet(long dueMicros) {
        return timeFor(dueMicros) < setMicros;
    }

    /** The time to set it to. */
    public long set(long dueMicros) {
        setMicros = timeFor(dueMicros);
        return setMicros;
    }

    /** How much later than set a tick comes that comes now. */
    public long lateMicros(long nowMicros) {
        return isSet() ? Math.max(0, nowMicros - setMicros) : 0;
    }

    public void ticked(long nowMicros) {
        tickedMicros = nowMicros;
        setMicros = Long.MAX_VALUE;
    }

    private long timeFor(long dueMicros) {
        return Math.min(tickedMicros + LONGEST * intervalMicros, Math.max(tickedMicros + intervalMicros, dueMicros));
    }
}
