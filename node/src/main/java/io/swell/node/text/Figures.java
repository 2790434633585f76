package io.swell.node.text;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    private Figures() {}

    /** As in {@code 250 ms}, {@code 10 s} and {@code 12.3 s}. */
    public static String seconds(double seconds) {
        if (seconds > 0 && seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1e3);
        }
        return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }

    /** As in {@code 4.69 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Whole, as in {@code 84,611}. */
    public static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** As in {@code 1.61}. */
    public static String ratio(double one, double other) {
        return String.format(Locale.ROOT, "%.2f", one / other);
    }
}
