package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/** A mean that forgets with a time constant. Before that has passed, it is the mean of all there was. */
final class Smoothed {

    private final double constantSeconds;
    private final Fading fading;
    private double mean;

    Smoothed(double constantSeconds) {
        this.constantSeconds = constantSeconds;
        this.fading = new Fading(constantSeconds);
    }

    /** @param age since the first look began, this one included */
    double observe(double value, double seconds, double age) {
        mean += (value - mean) * Math.max(1 - fading.kept(seconds), seconds / age);
        return mean;
    }

    double mean() {
        return mean;
    }

    double constantSeconds() {
        return constantSeconds;
    }

    void save(ByteBuffer out) {
        out.putDouble(mean);
    }

    void restore(ByteBuffer in) {
        mean = in.getDouble();
    }
}
