package io.swell.controller.autoscaling.fallback;

import java.util.OptionalInt;

/**
 * A number of replicas to fall back to when data has been missing for a stated time. Patience is time and not a count of
 * failed attempts: how often one asks must not decide how soon one gives up.
 */
public final class Fallback {

    private static final long NOT_MISSING = Long.MIN_VALUE;

    /** What becomes of the present replicas. */
    public enum Behavior {
        /** The fallback, whatever there is. */
        FIXED,
        /** What there is. */
        CURRENT,
        /** What there is, if that is more than the fallback. */
        CURRENT_IF_HIGHER,
        /** What there is, if that is less than the fallback. */
        CURRENT_IF_LOWER;

        int replicas(int current, int fallback) {
            return switch (this) {
                case FIXED -> fallback;
                case CURRENT -> current;
                case CURRENT_IF_HIGHER -> Math.max(current, fallback);
                case CURRENT_IF_LOWER -> Math.min(current, fallback);
            };
        }
    }

    private final Behavior behavior;
    private final int replicas;
    private final long patienceMicros;
    private long missingSinceMicros = NOT_MISSING;

    public Fallback(Behavior behavior, int replicas, long patienceMicros) {
        this.behavior = behavior;
        this.replicas = replicas;
        this.patienceMicros = patienceMicros;
    }

    /** There is data. */
    public void present() {
        missingSinceMicros = NOT_MISSING;
    }

    /** There is no data. */
    public void missing(long nowMicros) {
        if (missingSinceMicros == NOT_MISSING) {
            missingSinceMicros = nowMicros;
        }
    }

    /** There is no data: the replicas to have, or empty as long as patience lasts. */
    public OptionalInt missing(long nowMicros, int current) {
        missing(nowMicros);
        return isOver(nowMicros) ? OptionalInt.of(behavior.replicas(current, replicas)) : OptionalInt.empty();
    }

    /** Whether data has been missing for longer than patience lasts. */
    public boolean isOver(long nowMicros) {
        return missingSinceMicros != NOT_MISSING && missingMicros(nowMicros) >= patienceMicros;
    }

    /** For how long data has been missing; 0 if it has not. */
    public long missingMicros(long nowMicros) {
        return missingSinceMicros == NOT_MISSING ? 0 : nowMicros - missingSinceMicros;
    }

    /** When patience will be over; {@link Long#MAX_VALUE} while there is data, or if it is over. */
    public long dueMicros(long nowMicros) {
        boolean waits = missingSinceMicros != NOT_MISSING && !isOver(nowMicros);
        return waits ? missingSinceMicros + patienceMicros : Long.MAX_VALUE;
    }

    public int replicas() {
        return replicas;
    }

    public long patienceMicros() {
        return patienceMicros;
    }
}
