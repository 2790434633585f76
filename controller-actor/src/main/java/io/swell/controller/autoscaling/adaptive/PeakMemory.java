package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The largest of what was seen in the last {@code hold} seconds, to within one part of it. */
final class PeakMemory {

    private final float[] parts;
    private final double partSeconds;
    private float partAge;
    private byte current;

    /** @param partCount parts the hold is cut into, the one that is being filled included */
    PeakMemory(double holdSeconds, int partCount) {
        this.parts = new float[partCount];
        this.partSeconds = holdSeconds / partCount;
    }

    double observe(double seconds, double value) {
        partAge += (float) seconds;
        if (partAge >= partSeconds) {
            partAge = 0;
            current = (byte) ((current + 1) % parts.length);
            parts[current] = 0;
        }
        parts[current] = Math.max(parts[current], (float) value);
        return peak();
    }

    void forget() {
        Arrays.fill(parts, 0);
    }

    /** As the latest look answered. */
    double peak() {
        float peak = 0;
        for (float part : parts) {
            peak = Math.max(peak, part);
        }
        return peak;
    }

    void save(ByteBuffer out) {
        for (float part : parts) {
            out.putFloat(part);
        }
        out.putFloat(partAge).put(current);
    }

    void restore(ByteBuffer in) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = in.getFloat();
        }
        partAge = in.getFloat();
        current = in.get();
    }
}
