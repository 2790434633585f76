package io.swell.controller.autoscaling.adaptive;

/** The settings that run in shadow: each signal with each headroom, in units of the square root of its peak. */
final class Candidates {

    private static final float[] HEADROOMS = {-0.5f, 0, 0.5f, 1, 1.5f, 2, 3, 4};

    private final Signal[] signals = {
        new Signal(10, true, 60),
        new Signal(40, false, 120),
        new Signal(30, true, 120),
        new Signal(90, true, 120),
        new Signal(2, false, 300),
        new Signal(30, true, 300),
        new Signal(30, true, 900),
        new Signal(2, false, 3600)
    };
    private static final int DEFAULT_SIGNAL = 5;
    private static final int DEFAULT_HEADROOM = 4;
    private static final int FAST_SIGNAL = 7;

    static final int COUNT = 8 * HEADROOMS.length;

    /** Followed until one has proved itself: 30 s trend, 300 s peak, 1.5 square roots. */
    static final int DEFAULT = DEFAULT_SIGNAL * HEADROOMS.length + DEFAULT_HEADROOM;

    private static final double SURE_SECONDS = 30;

    private final PeakMemory sure = new PeakMemory(SURE_SECONDS, 5);
    private final float[] levels = new float[COUNT];

    void observe(double demand, double nowSeconds, double seconds, double coldStartSeconds) {
        for (Signal signal : signals) {
            signal.observe(demand, nowSeconds, seconds, coldStartSeconds);
        }
        double fast = signals[FAST_SIGNAL].level();
        double floor = sure.observe(nowSeconds, Math.max(0, fast - Math.sqrt(fast)));
        for (int i = 0; i < signals.length; i++) {
            double peak = signals[i].peak();
            double root = Math.sqrt(peak);
            for (int j = 0; j < HEADROOMS.length; j++) {
                levels[i * HEADROOMS.length + j] = (float) Math.max(floor, peak + HEADROOMS[j] * root);
            }
        }
    }

    /** Requests in service that the candidate wants slots for. */
    double level(int candidate) {
        return levels[candidate];
    }

    String text(int candidate) {
        Signal signal = signals[candidate / HEADROOMS.length];
        float headroom = HEADROOMS[candidate % HEADROOMS.length];
        return "%s %.1f %s %.1f √"
                .formatted(signal.text(), signal.peak(), headroom < 0 ? "-" : "+", Math.abs(headroom));
    }
}
