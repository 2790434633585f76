package io.swell.controller.autoscaling.adaptive;

/** What is left of the past after a while, if it fades with a time constant. Looks are mostly alike, so the last answer is kept. */
final class Fading {

    private final double constantSeconds;
    private double seconds;
    private double kept = 1;

    Fading(double constantSeconds) {
        this.constantSeconds = constantSeconds;
    }

    /** {@code exp(-seconds / constant)}. */
    double kept(double afterSeconds) {
        if (afterSeconds != seconds) {
            seconds = afterSeconds;
            kept = Math.exp(-afterSeconds / constantSeconds);
        }
        return kept;
    }
}
