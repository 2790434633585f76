package io.swell.shared.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast {@code target-tracking} may go in one direction.
 *
 * @param tolerance how far the load may be from its target before anything is done, as a share of the target
 * @param stabilizationWindow for so long all recommendations must agree
 * @param select which of the steps counts
 * @param steps how many replicas in which time; at least one
 */
public record ScalingSpeedConfig(double tolerance, Duration stabilizationWindow, Select select, List<Step> steps) {

    /** Which of several steps counts. */
    public enum Select {
        /** The one that lets the deployment go furthest. */
        MAX,
        /** The one that lets it go least far. */
        MIN,
        /** None: the direction is closed. */
        DISABLED;

        static final ValueType<Select> TYPE = new ValueType<>(
                "must be max, min or disabled",
                MAX,
                value -> Select.valueOf(ValueType.text(value).toUpperCase(Locale.ROOT)));
    }

    /**
     * So many in so long a time.
     *
     * @param replicas so many; this or {@code percent}
     * @param percent of those there were when the period began
     */
    public record Step(OptionalInt replicas, OptionalInt percent, Duration period) {

        private static final Duration LONGEST = Duration.ofMinutes(30);

        public Step {
            new Require()
                    .that(
                            replicas.isPresent() != percent.isPresent(),
                            "replicas",
                            "must be given, or percent, and not both",
                            replicas.isPresent() ? "both" : "neither",
                            "percent")
                    .atLeast(1, "replicas", replicas.orElse(1))
                    .atLeast(1, "percent", percent.orElse(1))
                    .that(
                            period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(LONGEST) <= 0,
                            "period",
                            "must be from 1s to 30m",
                            period)
                    .orThrow();
        }

        static Optional<Step> read(ConfigSection section) {
            return section.build(() -> new Step(
                    section.optionalWholeNumber("replicas"),
                    section.optionalWholeNumber("percent"),
                    section.duration("period")));
        }
    }

    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    /** At once, by four or by all there are, whichever is more, in 15 s. */
    public static final ScalingSpeedConfig DEFAULT_UP = new ScalingSpeedConfig(
            0.1,
            Duration.ZERO,
            Select.MAX,
            List.of(
                    new Step(OptionalInt.of(4), OptionalInt.empty(), Duration.ofSeconds(15)),
                    new Step(OptionalInt.empty(), OptionalInt.of(100), Duration.ofSeconds(15))));

    /** After five minutes, then at any speed. */
    public static final ScalingSpeedConfig DEFAULT_DOWN = new ScalingSpeedConfig(
            0.1,
            Duration.ofMinutes(5),
            Select.MAX,
            List.of(new Step(OptionalInt.empty(), OptionalInt.of(100), Duration.ofSeconds(15))));

    public ScalingSpeedConfig {
        steps = List.copyOf(steps);
        new Require()
                .that(tolerance >= 0 && tolerance < 1, "tolerance", "must be from 0 to below 100 %", tolerance)
                .that(
                        !stabilizationWindow.isNegative() && stabilizationWindow.compareTo(LONGEST_WINDOW) <= 0,
                        "stabilization-window",
                        "must be from 0 to 1h",
                        stabilizationWindow)
                .that(!steps.isEmpty(), "policies", "must hold at least one", "[]")
                .orThrow();
    }

    static Optional<ScalingSpeedConfig> read(ConfigSection section) {
        Optional<List<Step>> steps = section.list("policies", Step::read);
        return section.build(() -> new ScalingSpeedConfig(
                        section.read("tolerance", ValueType.SHARE),
                        section.duration("stabilization-window"),
                        section.read("select-policy", Select.TYPE),
                        steps.orElse(DEFAULT_UP.steps)))
                .filter(config -> steps.isPresent());
    }
}
