package io.swell.bench.quality;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as they are written in tables. */
final class Text {

    /** What there is no figure for. */
    static final String NOTHING = "–";

    private Text() {}

    /** No more digits than it has: {@code 1}, {@code 0.25}. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    static String ratio(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : NOTHING;
    }

    static String ratio(double value) {
        return ratio(Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    /** A share from 0 to 1, as in {@code 0.42 %}. */
    static String percent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** The same without decimals. */
    static String wholePercent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String tenths(double value) {
        return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%.1f", value);
    }

    static String cost(double replicaSeconds) {
        return String.format(Locale.ROOT, "%,.0f", replicaSeconds);
    }
}
