package io.swell.simulator;

/**
 * A target that changed.
 *
 * @param at when, in seconds
 */
public record ScaleEvent(double at, int from, int to) {

    boolean isUp() {
        return to > from;
    }
}
