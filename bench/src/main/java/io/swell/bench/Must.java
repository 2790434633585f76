package io.swell.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A figure the design asks for, and what was measured. A missed one is no failure of the bench: it is what the bench is for.
 *
 * @param what in the words of the design
 * @param atMost whether less is better
 */
record Must(String what, String unit, boolean atMost, double limit, double measured) {

    static Must atMost(String what, String unit, double limit, double measured) {
        return new Must(what, unit, true, limit, measured);
    }

    static Must atLeast(String what, String unit, double limit, double measured) {
        return new Must(what, unit, false, limit, measured);
    }

    /** Whether it is reached. What could not be measured is not. */
    boolean isMet() {
        return atMost ? measured <= limit : measured >= limit;
    }

    /** As in {@code CPU per entry: must <= 0.3 µs: 0.21 met}. */
    String text() {
        return what + ": must " + (atMost ? "<= " : ">= ") + limitText() + ": " + measuredText()
                + (isMet() ? " met" : " MISSED");
    }

    /** As in {@code 0.3 µs}. */
    String limitText() {
        return number(limit) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** Without the unit. */
    String measuredText() {
        return number(measured);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", what + (unit.isEmpty() ? "" : ", " + unit));
        json.put("limit", limit);
        json.put("measured", measured);
        json.put("met", isMet());
        return json;
    }

    /** Three digits that count, and no more zeros than that. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
