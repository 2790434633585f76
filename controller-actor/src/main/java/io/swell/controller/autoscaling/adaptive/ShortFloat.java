package io.swell.controller.autoscaling.adaptive;

/**
 * A number that is not negative, in two bytes: a {@code float} without its sign and most of its fraction. Within 1/512 of what
 * it was; 0 stays 0, what is more never becomes less, and what was rounded once stays as it is.
 */
final class ShortFloat {

    private static final int DROPPED_BITS = 15;
    private static final int HALF = 1 << (DROPPED_BITS - 1);
    private static final float MOST = 1e38f;

    private ShortFloat() {}

    /** What is no number, or less than 0, is taken as 0. */
    static char of(double value) {
        float bounded = value > 0 ? (float) Math.min(MOST, value) : 0;
        return (char) ((Float.floatToRawIntBits(bounded) + HALF) >>> DROPPED_BITS);
    }

    static float value(char rounded) {
        return Float.intBitsToFloat(rounded << DROPPED_BITS);
    }
}
