package io.swell.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a positive value lies between two pixels if each power of ten takes as much room. */
record LogScale(double min, double max, double minPixel, double maxPixel) {

    double pixel(double value) {
        double inside = Math.min(max, Math.max(min, value));
        return minPixel + (maxPixel - minPixel) * Math.log(inside / min) / Math.log(max / min);
    }

    /** Whether the value is too small to be shown where it is. */
    boolean isBelow(double value) {
        return !(value >= min);
    }

    /** The powers of ten it spans. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.ceil(Math.log10(min) - 1e-9); Math.pow(10, power) <= max * 1.000001; power++) {
            ticks.add(Math.pow(10, power));
        }
        return ticks;
    }

    /** As people write it: {@code 0.1}, {@code 10}, {@code 10,000}. */
    static String text(double value) {
        return value >= 1
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%." + (int) Math.ceil(-Math.log10(value) - 1e-9) + "f", value);
    }
}
