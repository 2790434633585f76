package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/** An hour in minutes and a day in quarters of an hour, so that a batch of each hour and a rush of each day are seen coming. */
final class Seasons {

    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 24 * HOUR_SECONDS;
    private static final int HOUR_PARTS = 60;
    private static final int DAY_PARTS = 96;

    /** Time is skipped in steps, so that two bytes hold how much of a day it was. */
    private static final int STEP_SECONDS = 2;

    private final Season hour = new Season(HOUR_SECONDS, HOUR_PARTS);
    private final Season day = new Season(DAY_SECONDS, DAY_PARTS);
    private char skippedSteps;
    private double ofHour;
    private double ofDay;

    /** @param aheadSeconds until a replica ordered at the next look serves */
    void observe(double now, double demand, double aheadSeconds) {
        double time = now + skippedSeconds();
        hour.observe(time, demand);
        day.observe(time, demand);
        ofHour = hour.floor(aheadSeconds);
        ofDay = day.floor(aheadSeconds);
    }

    /** Time that no look will show, in whole steps. Returns how much that is. */
    double skip(double seconds, double now) {
        long steps = (long) (seconds / STEP_SECONDS);
        if (steps <= 0) {
            return 0;
        }
        skippedSteps = (char) ((skippedSteps + steps) % (DAY_SECONDS / STEP_SECONDS));
        hour.skipTo(now + skippedSeconds());
        day.skipTo(now + skippedSeconds());
        return steps * (double) STEP_SECONDS;
    }

    private double skippedSeconds() {
        return skippedSteps * (double) STEP_SECONDS;
    }

    /** Requests in service that are to be expected by then. */
    double floor() {
        return Math.max(ofHour, ofDay);
    }

    /** As in ", but 61.3 as the hour before at this time,". */
    String text() {
        return ", but %.1f as the %s before at this time,".formatted(floor(), ofHour >= ofDay ? "hour" : "day");
    }

    void save(ByteBuffer out) {
        out.putChar(skippedSteps);
        hour.save(out);
        day.save(out);
    }

    void restore(ByteBuffer in, double now) {
        skippedSteps = in.getChar();
        hour.restore(in, now + skippedSeconds());
        day.restore(in, now + skippedSeconds());
    }
}
