package io.swell.controller.autoscaling;

/**
 * The persisting wish: since when, without a break, more replicas (or fewer) have been wanted than are granted. What is
 * granted in the end is the wish of that moment, not the first, highest or lowest one. A moment of content, or of the
 * opposite wish, starts over.
 *
 * @param direction 1 for more, -1 for fewer, 0 for content
 * @param sinceMicros first decision that saw this wish; meaningless when content
 */
record ScalingDelay(int direction, long sinceMicros) {

    static final ScalingDelay NONE = new ScalingDelay(0, 0);

    /** Instants are whole microseconds, so a deadline may come that much early. */
    private static final long TOLERANCE_MICROS = 1;

    /** The wish as it stands now: this very object while its direction persists. */
    ScalingDelay toward(int wishedDirection, long nowMicros) {
        if (wishedDirection == 0) {
            return NONE;
        }
        return wishedDirection == direction ? this : new ScalingDelay(wishedDirection, nowMicros);
    }

    /** While a wish is in doubt, one that already lasts goes on lasting, and a new one does not begin. */
    ScalingDelay inDoubt(int wishedDirection) {
        return wishedDirection == direction ? this : NONE;
    }

    /** Whether the wish has lasted. */
    boolean isOver(long nowMicros, long delayMicros) {
        return lastedMicros(nowMicros) + TOLERANCE_MICROS >= delayMicros;
    }

    long lastedMicros(long nowMicros) {
        return direction == 0 ? 0 : nowMicros - sinceMicros;
    }

    /**
     * What the wish is worth once its delay is over. The way to none has two steps, each with its delay: first to one,
     * then to none.
     */
    static int granted(int wish, int target) {
        return wish < target && target != 1 ? Math.max(1, wish) : wish;
    }
}
