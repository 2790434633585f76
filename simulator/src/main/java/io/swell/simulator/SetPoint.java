package io.swell.simulator;

import java.util.List;

/**
 * A contender with its one number set to another value than it comes with.
 *
 * @param value what the number was set to: where it is a target, as a share of a replica's slots
 */
public record SetPoint(double value, Contender contender) {

    /** Targets worth trying, as shares of a replica's slots. */
    public static final List<Double> SHARES = List.of(0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
}
