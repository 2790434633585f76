package io.swell.shared.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one record. They are all looked at before any of them stops the record from being made, so that its
 * constructor is the one place where they are written and the reader can still report every one that is broken.
 */
final class Require {

    /** Akka's scheduler refuses a delay of more than 248 days; nobody tunes with one of more than 100. */
    private static final Duration LONGEST_TIMER = Duration.ofDays(100);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final List<BrokenRule> broken = new ArrayList<>();

    /**
     * Notes the rule as broken where it does not hold.
     *
     * @param others the other keys the rule speaks about
     */
    Require that(boolean holds, String key, String rule, Object value, String... others) {
        if (!holds) {
            List<String> involved = new ArrayList<>(List.of(key));
            involved.addAll(List.of(others));
            broken.add(new BrokenRule(key, rule, text(value), List.copyOf(involved)));
        }
        return this;
    }

    Require atLeast(int least, String key, int value) {
        return that(value >= least, key, "must be at least " + least, value);
    }

    Require positive(String key, double value) {
        return that(value > 0 && Double.isFinite(value), key, "must be positive and finite", value);
    }

    Require notBlank(String key, String value) {
        return that(!value.isBlank(), key, "must not be blank", "'" + value + "'");
    }

    Require positive(String key, Duration value) {
        return that(value.compareTo(Duration.ZERO) > 0, key, "must be positive", value);
    }

    Require notNegative(String key, Duration value) {
        return that(!value.isNegative(), key, "must not be negative", value);
    }

    /** A period over which something is measured: finer than a millisecond no measurement here is worth its name. */
    Require period(String key, Duration value) {
        return that(value.compareTo(SHORTEST) >= 0, key, "must be at least 1ms", value);
    }

    /** A duration that a timer is set to. */
    Require timer(String key, Duration value) {
        boolean fits = value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST_TIMER) <= 0;
        return that(fits, key, "must be from 1ms to 100d", value);
    }

    /** A duration that a timer is set to, 0 for no waiting at all. */
    Require timerOrZero(String key, Duration value) {
        boolean fits = !value.isNegative() && value.compareTo(LONGEST_TIMER) <= 0;
        return that(fits, key, "must be from 0 to 100d", value);
    }

    /**
     * Ends a constructor's rules.
     *
     * @throws IllegalArgumentException with one line for each rule that is broken
     */
    void orThrow() {
        if (!broken.isEmpty()) {
            throw new BrokenRules(broken);
        }
    }

    private static String text(Object value) {
        return value instanceof Duration duration ? DurationText.of(duration) : value.toString();
    }
}
