package io.swell.shared.config;

/** How the look-back window becomes one number. */
public enum AggregationFunction {
    /** Time-weighted and exact. */
    MEAN,
    /** The highest mean of any bucket of the window. */
    MAX,
    /** The lowest mean of any bucket of the window. */
    MIN
}
