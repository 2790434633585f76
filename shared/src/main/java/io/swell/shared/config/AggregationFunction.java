package io.swell.shared.config;

import java.util.Locale;

/** How the look-back window becomes one number. */
public enum AggregationFunction {
    /** Time-weighted and exact. */
    MEAN,
    /** The highest mean of any bucket of the window. */
    MAX,
    /** The lowest mean of any bucket of the window. */
    MIN;

    /** By name in any letter case, as Ray Serve has it. */
    static final ValueType<AggregationFunction> TYPE = new ValueType<>(
            "must be mean, max or min",
            MEAN,
            value -> AggregationFunction.valueOf(ValueType.text(value).toUpperCase(Locale.ROOT)));
}
