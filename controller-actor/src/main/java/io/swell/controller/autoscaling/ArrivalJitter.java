package io.swell.controller.autoscaling;

/**
 * Reports are dated by their arrival, and some milliseconds earlier or later make the mean of a constant load a little
 * larger or smaller than it is: enough to want one replica more where the load is an exact multiple of what one carries.
 */
final class ArrivalJitter {

    /** Of a load: some milliseconds of a look-back period of seconds. */
    static final double SHARE = 1e-3;

    private ArrivalJitter() {}

    /** A mean that differs from the load of now by no more than jitter does is the load of now. */
    static double steadied(double mean, double live) {
        return Math.abs(mean - live) <= SHARE * live ? live : mean;
    }
}
