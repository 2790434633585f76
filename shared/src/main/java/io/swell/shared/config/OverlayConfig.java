package io.swell.shared.config;

import java.util.List;
import java.util.Optional;

/**
 * What stands over a deployment's decisions, whatever its policy.
 *
 * @param schedule windows of time with other bounds, in order of name
 * @param recommendOnly whether it is only to be said what would be done
 * @param fallback what to have while the load is not known; empty for what there is
 */
public record OverlayConfig(List<ScheduleWindow> schedule, boolean recommendOnly, Optional<FallbackConfig> fallback) {

    /** Nothing. */
    public static final OverlayConfig NONE = new OverlayConfig(List.of(), false, Optional.empty());

    public OverlayConfig {
        schedule = List.copyOf(schedule);
    }

    /** Rules about what else {@code autoscaling} says. */
    Require within(int minReplicas, int maxReplicas, Require require) {
        for (ScheduleWindow window : schedule) {
            String path = "schedule." + window.name() + ".";
            int lower = window.minReplicas().orElse(0);
            int upper = window.maxReplicas().orElse(maxReplicas);
            require.that(
                            lower <= maxReplicas,
                            path + "min-replicas",
                            "must be at most the deployment's max-replicas",
                            lower,
                            "max-replicas")
                    .that(
                            upper >= minReplicas,
                            path + "max-replicas",
                            "must be at least the deployment's min-replicas",
                            upper,
                            "min-replicas");
        }
        int fallbackReplicas = fallback.map(FallbackConfig::replicas).orElse(0);
        return require.that(
                fallbackReplicas <= maxReplicas,
                "fallback.replicas",
                "must be at most max-replicas",
                fallbackReplicas,
                "max-replicas");
    }

    /** Reads the keys of {@code autoscaling} that are its business; what is wrong is reported. */
    static Optional<OverlayConfig> read(ConfigSection autoscaling) {
        Optional<List<ScheduleWindow>> schedule = ScheduleWindow.readAll(autoscaling.section("schedule"));
        Optional<Optional<FallbackConfig>> fallback = FallbackConfig.read(autoscaling.section("fallback"));
        boolean recommendOnly = autoscaling.read("recommend-only", ValueType.TRUTH);
        return schedule.flatMap(
                windows -> fallback.map(replicas -> new OverlayConfig(windows, recommendOnly, replicas)));
    }
}
