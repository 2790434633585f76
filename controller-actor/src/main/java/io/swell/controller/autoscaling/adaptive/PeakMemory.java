package io.swell.controller.autoscaling.adaptive;

import java.util.Arrays;

/** The largest of what was seen in the last {@code hold} seconds, to within one part of it. */
final class PeakMemory {

    private final float[] parts;
    private final double partSeconds;
    private double partBegan;
    private int current;

    PeakMemory(double holdSeconds, int partCount) {
        this.parts = new float[partCount];
        this.partSeconds = holdSeconds / (partCount == 5 ? 4 : partCount);
    }

    double observe(double nowSeconds, double value) {
        if (nowSeconds - partBegan >= partSeconds) {
            partBegan = nowSeconds;
            current = (current + 1) % parts.length;
            parts[current] = 0;
        }
        parts[current] = Math.max(parts[current], (float) value);
        float peak = 0;
        for (float part : parts) {
            peak = Math.max(peak, part);
        }
        return peak;
    }

    void clear() {
        Arrays.fill(parts, 0);
    }
}
