package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the policy {@code target-tracking}. Its target is {@code target-ongoing-requests}.
 *
 * @param syncPeriod between two looks, over which load is averaged
 * @param scaleUp how fast it may add replicas
 * @param scaleDown how fast it may take them away
 */
public record TargetTrackingConfig(Duration syncPeriod, ScalingSpeedConfig scaleUp, ScalingSpeedConfig scaleDown) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Those of Kubernetes' HorizontalPodAutoscaler. */
    public static final TargetTrackingConfig DEFAULT = new TargetTrackingConfig(
            Duration.ofSeconds(15), ScalingSpeedConfig.DEFAULT_UP, ScalingSpeedConfig.DEFAULT_DOWN);

    public TargetTrackingConfig {
        new Require()
                .that(
                        syncPeriod.compareTo(SHORTEST) >= 0 && syncPeriod.compareTo(LONGEST) <= 0,
                        "sync-period",
                        "must be from 1s to 1h",
                        syncPeriod)
                .orThrow();
    }

    static Optional<TargetTrackingConfig> read(ConfigSection section) {
        Optional<ScalingSpeedConfig> up = ScalingSpeedConfig.read(section.section("scale-up"));
        Optional<ScalingSpeedConfig> down = ScalingSpeedConfig.read(section.section("scale-down"));
        return section.build(() -> new TargetTrackingConfig(
                        section.duration("sync-period"),
                        up.orElse(ScalingSpeedConfig.DEFAULT_UP),
                        down.orElse(ScalingSpeedConfig.DEFAULT_DOWN)))
                .filter(config -> up.isPresent() && down.isPresent());
    }
}
