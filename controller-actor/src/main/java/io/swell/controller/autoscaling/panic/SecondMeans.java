package io.swell.controller.autoscaling.panic;

/**
 * Cuts the integral of a load into means of whole seconds, for windows that are counted in seconds; between two looks the
 * load is taken to have been even. Looks may come at any distance.
 */
public final class SecondMeans {

    private static final long SECOND_MICROS = 1_000_000;

    private long seenMicros;
    private double seenIntegral;
    private long cutMicros;
    private double cutIntegral;
    private boolean began;

    /** Where means go. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the mean of one second.
         *
         * @param endMicros when that second ended
         */
        void accept(long endMicros, double mean);
    }

    /**
     * Looks at the integral, and hands on the seconds that have ended since the look before.
     *
     * @param ongoing load now, in case it is the first look
     * @param longestMicros seconds longer ago are of no use to anybody
     */
    public void observe(long nowMicros, long integralMicros, double ongoing, long longestMicros, Sink sink) {
        long end = nowMicros - Math.floorMod(nowMicros, SECOND_MICROS);
        if (!began) {
            began = true;
            cutMicros = end;
            cutIntegral = integralMicros - ongoing * (nowMicros - end);
        } else if (end - cutMicros > longestMicros) {
            cutMicros = end - longestMicros + Math.floorMod(longestMicros, SECOND_MICROS);
            cutIntegral = at(cutMicros, nowMicros, integralMicros);
        }
        while (cutMicros < end) {
            double next = at(cutMicros + SECOND_MICROS, nowMicros, integralMicros);
            cutMicros += SECOND_MICROS;
            sink.accept(cutMicros, Math.max(0, next - cutIntegral) / SECOND_MICROS);
            cutIntegral = next;
        }
        seenMicros = nowMicros;
        seenIntegral = integralMicros;
    }

    private double at(long micros, long nowMicros, long integralMicros) {
        return nowMicros <= seenMicros
                ? integralMicros
                : seenIntegral + (integralMicros - seenIntegral) * (micros - seenMicros) / (nowMicros - seenMicros);
    }
}
