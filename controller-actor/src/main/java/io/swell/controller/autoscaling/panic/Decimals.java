package io.swell.controller.autoscaling.panic;

/** Six decimals are enough for a load, and hide what floating point leaves behind. */
final class Decimals {

    private Decimals() {}

    /** Half away from zero. */
    static double rounded(double value) {
        return Math.copySign(Math.floor(Math.abs(value) * 1e6 + 0.5) / 1e6, value);
    }
}
