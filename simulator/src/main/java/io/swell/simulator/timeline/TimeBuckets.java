package io.swell.simulator.timeline;

/**
 * Time in equal parts of a length that people count in.
 *
 * @param seconds length of each
 * @param count of them, at least 1
 */
public record TimeBuckets(double seconds, int count) {

    private static final double[] LENGTHS = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200,
        86_400
    };

    /**
     * From 0 to an end, and the end in the last of them.
     *
     * @param most how many there may be, at least 2
     */
    public static TimeBuckets until(double end, int most) {
        for (double length : LENGTHS) {
            if (end / length < most - 1) {
                return new TimeBuckets(length, (int) (end / length) + 1);
            }
        }
        double days = Math.ceil(end / (most - 1) / 86_400);
        return new TimeBuckets(days * 86_400, (int) (end / (days * 86_400)) + 1);
    }

    /** Which of them holds the instant; the last one for all that is later. */
    public int index(double at) {
        return (int) Math.min(count - 1, at / seconds);
    }
}
