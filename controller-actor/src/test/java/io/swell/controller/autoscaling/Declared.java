package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.OverlayConfig;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.TargetTrackingConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** An autoscaling configuration for tests: 1 to 100 replicas, 2 requests each, 30 s up, 10 min down, unless told. */
final class Declared {

    /** Requests one replica serves at once. */
    static final int SLOTS = 5;

    private int min = 1;
    private OptionalInt initial = OptionalInt.empty();
    private int max = 100;
    private double targetOngoing = 2;
    private Duration lookBack = Duration.ofSeconds(30);
    private Duration up = Duration.ofSeconds(30);
    private Duration down = Duration.ofMinutes(10);
    private Optional<Duration> toZero = Optional.empty();
    private double upGain = 1;
    private double downGain = 1;
    private AggregationFunction function = AggregationFunction.MEAN;
    private String policy = "ongoing-requests";
    private TargetTrackingConfig tracking = TargetTrackingConfig.DEFAULT;
    private ServiceLevelConfig slo = ServiceLevelConfig.NONE;

    private OverlayConfig overlays = OverlayConfig.NONE;

    static Declared deployment() {
        return new Declared();
    }

    Declared bounds(int lower, int upper) {
        min = lower;
        max = upper;
        return this;
    }

    Declared initial(int replicas) {
        initial = OptionalInt.of(replicas);
        return this;
    }

    Declared targetOngoing(double requests) {
        targetOngoing = requests;
        return this;
    }

    Declared lookBack(double seconds) {
        lookBack = duration(seconds);
        return this;
    }

    Declared delays(double upSeconds, double downSeconds) {
        up = duration(upSeconds);
        down = duration(downSeconds);
        return this;
    }

    Declared delayToZero(double seconds) {
        toZero = Optional.of(duration(seconds));
        return this;
    }

    Declared gains(double upward, double downward) {
        upGain = upward;
        downGain = downward;
        return this;
    }

    Declared aggregate(AggregationFunction aggregation) {
        function = aggregation;
        return this;
    }

    Declared policy(String name) {
        policy = name;
        return this;
    }

    Declared promising(double waitSeconds, double violations) {
        slo = new ServiceLevelConfig(Optional.of(duration(waitSeconds)), violations);
        return this;
    }

    Declared overlays(OverlayConfig standing) {
        overlays = standing;
        return this;
    }

    Declared tracking(TargetTrackingConfig settings) {
        tracking = settings;
        return this;
    }

    AutoscalingConfig config() {
        return new AutoscalingConfig(
                min,
                initial,
                max,
                targetOngoing,
                lookBack,
                up,
                down,
                toZero,
                upGain,
                downGain,
                function,
                policy,
                slo,
                PanicWindowConfig.DEFAULT,
                tracking,
                overlays);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
