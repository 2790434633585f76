package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the policy {@code panic-window}. Its target is {@code target-ongoing-requests}.
 *
 * @param stableWindow over which load is averaged in calm
 * @param panicWindow over which it is averaged to notice a panic; not longer than {@code stableWindow}
 * @param panicThreshold panic when the short window wants this many times the replicas that run
 * @param maxScaleUpRate one decision wants at most this many times the running replicas
 * @param maxScaleDownRate one decision wants at least the running replicas divided by this
 * @param scaleDownDelay a decision is the largest of so long; 0 for no such delay
 */
public record PanicWindowConfig(
        Duration stableWindow,
        Duration panicWindow,
        double panicThreshold,
        double maxScaleUpRate,
        double maxScaleDownRate,
        Duration scaleDownDelay) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Knative's. */
    public static final PanicWindowConfig DEFAULT =
            new PanicWindowConfig(Duration.ofSeconds(60), Duration.ofSeconds(6), 2, 1_000, 2, Duration.ZERO);

    public PanicWindowConfig {
        new Require()
                .that(isWindow(stableWindow), "stable-window", "must be from 1s to 1h", stableWindow)
                .that(
                        isWindow(panicWindow) && panicWindow.compareTo(stableWindow) <= 0,
                        "panic-window",
                        "must be from 1s to stable-window",
                        panicWindow,
                        "stable-window")
                .that(
                        panicThreshold > 1 && Double.isFinite(panicThreshold),
                        "panic-threshold",
                        "must be above 1 and finite",
                        panicThreshold)
                .that(
                        maxScaleUpRate > 1 && Double.isFinite(maxScaleUpRate),
                        "max-scale-up-rate",
                        "must be above 1 and finite",
                        maxScaleUpRate)
                .that(
                        maxScaleDownRate > 1 && Double.isFinite(maxScaleDownRate),
                        "max-scale-down-rate",
                        "must be above 1 and finite",
                        maxScaleDownRate)
                .that(
                        !scaleDownDelay.isNegative() && scaleDownDelay.compareTo(LONGEST) <= 0,
                        "scale-down-delay",
                        "must be from 0 to 1h",
                        scaleDownDelay)
                .orThrow();
    }

    private static boolean isWindow(Duration window) {
        return window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0;
    }

    static Optional<PanicWindowConfig> read(ConfigSection section) {
        return section.build(() -> new PanicWindowConfig(
                section.duration("stable-window"),
                section.duration("panic-window"),
                section.number("panic-threshold"),
                section.number("max-scale-up-rate"),
                section.number("max-scale-down-rate"),
                section.duration("scale-down-delay")));
    }
}
