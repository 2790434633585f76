package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What comes back at the same time of each period: Holt and Winters' forecast without a trend, as a floor only. A period is cut
 * into parts, and {@code x} of a part is the highest mean of a sixth of it: a step in the middle of a part counts in full, and
 * noise for about half a square root. At the end of each part, with its profile {@code p}:
 *
 * <pre>
 * level     L = min(1, (X + √X / 2) / P)                 X, P: means of x and p over the last few parts
 * forecast  f = L p                                      with the level that stood a part before
 * error     E = mean of (|x - f| - √max(x, f)) / mean p  over about a period, none below 0; Q is that of f = the x before
 * profile   p += (x / L - p) / 2                         x / L between x and p: a quiet day is no other pattern
 * floor       = L max(p) (1 - E)                         of the parts from now until a replica ordered now is ready
 * </pre>
 *
 * <p>There is none before one period was profiled and a quarter of the next was forecast, nor while {@code E} is above 0.3 or
 * not well below {@code Q}: a forecast has to show that it is better than to say that all stays as it is. See
 * {@code docs/adr/0056-a-season-is-a-floor-only.md}.
 */
final class Season {

    private static final int SIXTHS = 6;
    private static final double LEVEL_WEIGHT = 0.25;
    private static final double PROFILE_WEIGHT = 0.5;
    private static final double LEVEL_DEVIATIONS = 0.5;

    /** Who has less than this share of what is usual, has nothing: there is nothing to learn a profile from. */
    private static final double LEAST_LEVEL = 0.05;

    private static final double MOST_ERROR = 0.3;

    /** Where nothing ever changes, both errors are chance. */
    private static final double BETTER_BY = 0.01;

    private static final double LEAST_MEAN = 1e-3;

    private final char[] profile;
    private final double sixthSeconds;
    private double at;
    private long sixth;
    private float sum;
    private char highest;
    private char before;
    private char forecast;
    private char lately;
    private char usually;
    private char error;
    private char errorOfNoChange;
    private int parts;
    private double level = 1;
    private double trusted;

    /** @param count of parts, at most 127 */
    Season(int periodSeconds, int count) {
        this.profile = new char[count];
        this.sixthSeconds = periodSeconds / (double) count / SIXTHS;
    }

    /** @param demand on average since the last look */
    void observe(double now, double demand) {
        double ends = (sixth + 1) * sixthSeconds;
        while (now >= ends) {
            sum += (float) (demand * (ends - at));
            at = ends;
            endSixth();
            ends = (sixth + 1) * sixthSeconds;
        }
        sum += (float) (demand * (now - at));
        at = now;
    }

    private void endSixth() {
        highest = (char) Math.max(highest, ShortFloat.of(sum / sixthSeconds));
        sum = 0;
        sixth++;
        if (sixth % SIXTHS == 0) {
            endPart(part(sixth - 1));
        }
    }

    private int part(long ofSixth) {
        return (int) (ofSixth / SIXTHS % profile.length);
    }

    private void endPart(int part) {
        if (parts < profile.length) {
            profile[part] = highest;
        } else {
            learn(part);
        }
        measure();
        parts = Math.min(parts + 1, 2 * profile.length);
        before = highest;
        highest = 0;
        forecast = ShortFloat.of(level * ShortFloat.value(profile[part(sixth)]));
        judge();
    }

    private void learn(int part) {
        double seen = ShortFloat.value(highest);
        double usual = ShortFloat.value(profile[part]);
        profile[part] = ShortFloat.of(usual + PROFILE_WEIGHT * (unlevelled(seen, usual) - usual));
        lately = towards(lately, seen, LEVEL_WEIGHT);
        usually = towards(usually, usual, LEVEL_WEIGHT);
    }

    private double unlevelled(double seen, double usual) {
        if (level == 0) {
            return Math.max(seen, usual);
        }
        return Math.min(Math.max(seen, usual), seen / level);
    }

    private void measure() {
        double mean = Math.max(LEAST_MEAN, meanOfProfile());
        if (parts > 0) {
            errorOfNoChange = towards(errorOfNoChange, off(before) / mean, 1.0 / Math.min(parts, profile.length));
        }
        if (parts >= profile.length) {
            error = towards(error, off(forecast) / mean, 1.0 / Math.min(parts - profile.length + 1, profile.length));
        }
    }

    /** How far what was seen is from what was said, noise aside. */
    private double off(char said) {
        double one = ShortFloat.value(said);
        double other = ShortFloat.value(highest);
        return Math.max(0, Math.abs(one - other) - Math.sqrt(Math.max(one, other)));
    }

    private double meanOfProfile() {
        double all = 0;
        for (char each : profile) {
            all += ShortFloat.value(each);
        }
        return all / Math.min(parts + 1, profile.length);
    }

    private static char towards(char mean, double value, double weight) {
        double old = ShortFloat.value(mean);
        return ShortFloat.of(old + (value - old) * weight);
    }

    /** What follows from all that was learned until the last part ended. */
    private void judge() {
        double usual = ShortFloat.value(usually);
        double seen = ShortFloat.value(lately);
        double ratio = usual == 0 ? 1 : Math.min(1, (seen + LEVEL_DEVIATIONS * Math.sqrt(seen)) / usual);
        level = ratio < LEAST_LEVEL ? 0 : ratio;
        double wrong = ShortFloat.value(error);
        boolean isTrusted = parts >= profile.length + profile.length / 4
                && wrong <= MOST_ERROR
                && wrong + BETTER_BY <= ShortFloat.value(errorOfNoChange);
        trusted = isTrusted ? level * (1 - wrong) : 0;
    }

    /** At least so much is to be expected at some time until then; 0 where nothing is known for sure. */
    double floor(double aheadSeconds) {
        if (trusted == 0) {
            return 0;
        }
        long last = (long) ((at + aheadSeconds) / sixthSeconds) / SIXTHS;
        long part = sixth / SIXTHS;
        char most = 0;
        for (int i = 0; i < profile.length && part + i <= last; i++) {
            most = (char) Math.max(most, profile[(int) ((part + i) % profile.length)]);
        }
        return trusted * ShortFloat.value(most);
    }

    /** Time passed of which nothing is known. Half a profile is none then. */
    void skipTo(double now) {
        standAt(now);
        sum = 0;
        highest = 0;
        forecast = ShortFloat.of(level * ShortFloat.value(profile[part(sixth)]));
        if (parts < profile.length) {
            parts = 0;
            Arrays.fill(profile, (char) 0);
        }
    }

    private void standAt(double now) {
        at = now;
        sixth = (long) (now / sixthSeconds);
        sixth -= sixth * sixthSeconds > now ? 1 : 0; // rounded up
    }

    void save(ByteBuffer out) {
        for (char each : profile) {
            out.putChar(each);
        }
        out.putFloat(sum).put((byte) parts);
        out.putChar(highest).putChar(before).putChar(forecast);
        out.putChar(lately).putChar(usually).putChar(error).putChar(errorOfNoChange);
    }

    void restore(ByteBuffer in, double now) {
        standAt(now);
        for (int i = 0; i < profile.length; i++) {
            profile[i] = in.getChar();
        }
        sum = in.getFloat();
        parts = in.get() & 0xFF;
        highest = in.getChar();
        before = in.getChar();
        forecast = in.getChar();
        lately = in.getChar();
        usually = in.getChar();
        error = in.getChar();
        errorOfNoChange = in.getChar();
        judge();
    }
}
