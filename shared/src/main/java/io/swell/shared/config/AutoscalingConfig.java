package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many replicas a deployment may have and what decides.
 *
 * @param minReplicas lower bound; 0 lets it sleep
 * @param initialReplicas target at first deployment; empty for the lower bound
 * @param maxReplicas upper bound
 * @param targetOngoingRequests queued and running requests per replica to aim for
 * @param lookBackPeriod over which load is averaged
 * @param upscaleDelay how long a wish for more must persist
 * @param downscaleDelay how long a wish for fewer must persist
 * @param downscaleToZeroDelay the same for the step from one to none; empty for {@code downscaleDelay}
 * @param upscalingFactor gain on wishes for more
 * @param downscalingFactor gain on wishes for fewer
 * @param policy name of the policy, or of a class of the user's own
 * @param slo what is promised to callers
 * @param panicWindow settings of the policy of that name
 * @param targetTracking settings of the policy of that name
 * @param overlays ({@code schedule}, {@code recommend-only}, {@code fallback}) what stands over its decisions
 */
public record AutoscalingConfig(
        int minReplicas,
        OptionalInt initialReplicas,
        int maxReplicas,
        double targetOngoingRequests,
        Duration lookBackPeriod,
        Duration upscaleDelay,
        Duration downscaleDelay,
        Optional<Duration> downscaleToZeroDelay,
        double upscalingFactor,
        double downscalingFactor,
        AggregationFunction aggregationFunction,
        String policy,
        ServiceLevelConfig slo,
        PanicWindowConfig panicWindow,
        TargetTrackingConfig targetTracking,
        OverlayConfig overlays) {

    private static final String ADAPTIVE = "adaptive";

    /** Takes the place of one that cannot be read while the rest of its deployment is checked; never handed out. */
    static final AutoscalingConfig STAND_IN = new AutoscalingConfig(
            1,
            OptionalInt.empty(),
            1,
            1,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            1,
            1,
            AggregationFunction.MEAN,
            "policy",
            ServiceLevelConfig.NONE,
            PanicWindowConfig.DEFAULT,
            TargetTrackingConfig.DEFAULT);

    public AutoscalingConfig {
        int initial = initialReplicas.orElse(minReplicas);
        Require require = new Require()
                .atLeast(0, "min-replicas", minReplicas)
                .that(
                        initialReplicas.isEmpty() || (initial >= minReplicas && initial <= maxReplicas),
                        "initial-replicas",
                        "must be from min-replicas to max-replicas",
                        initial,
                        "min-replicas",
                        "max-replicas")
                .that(
                        maxReplicas >= Math.max(1, minReplicas),
                        "max-replicas",
                        "must be at least 1 and min-replicas",
                        maxReplicas,
                        "min-replicas")
                .positive("target-ongoing-requests", targetOngoingRequests)
                .period("look-back-period", lookBackPeriod)
                .notNegative("upscale-delay", upscaleDelay)
                .notNegative("downscale-delay", downscaleDelay)
                .notNegative("downscale-to-zero-delay", downscaleToZeroDelay.orElse(Duration.ZERO))
                .positive("upscaling-factor", upscalingFactor)
                .positive("downscaling-factor", downscalingFactor)
                .notBlank("policy", policy)
                .that(
                        !policy.equals(ADAPTIVE) || slo.longestWait().isPresent(),
                        "slo.wait",
                        "must be set for the policy " + ADAPTIVE,
                        "null",
                        "policy");
        overlays.within(minReplicas, maxReplicas, require).orThrow();
    }

    /** One that nothing stands over. */
    public AutoscalingConfig(
            int minReplicas,
            OptionalInt initialReplicas,
            int maxReplicas,
            double targetOngoingRequests,
            Duration lookBackPeriod,
            Duration upscaleDelay,
            Duration downscaleDelay,
            Optional<Duration> downscaleToZeroDelay,
            double upscalingFactor,
            double downscalingFactor,
            AggregationFunction aggregationFunction,
            String policy,
            ServiceLevelConfig slo,
            PanicWindowConfig panicWindow,
            TargetTrackingConfig targetTracking) {
        this(
                minReplicas,
                initialReplicas,
                maxReplicas,
                targetOngoingRequests,
                lookBackPeriod,
                upscaleDelay,
                downscaleDelay,
                downscaleToZeroDelay,
                upscalingFactor,
                downscalingFactor,
                aggregationFunction,
                policy,
                slo,
                panicWindow,
                targetTracking,
                OverlayConfig.NONE);
    }

    /** Waits longer than this are counted as late; empty for no such count. */
    public Optional<Duration> sloWait() {
        return slo.longestWait();
    }

    /** The same with another policy. */
    public AutoscalingConfig withPolicy(String name) {
        return with(name, slo, overlays);
    }

    /** The same with another promise. */
    public AutoscalingConfig withSlo(ServiceLevelConfig promise) {
        return with(policy, promise, overlays);
    }

    /** The same with something else over its decisions. */
    public AutoscalingConfig withOverlays(OverlayConfig others) {
        return with(policy, slo, others);
    }

    private AutoscalingConfig with(String name, ServiceLevelConfig promise, OverlayConfig others) {
        return new AutoscalingConfig(
                minReplicas,
                initialReplicas,
                maxReplicas,
                targetOngoingRequests,
                lookBackPeriod,
                upscaleDelay,
                downscaleDelay,
                downscaleToZeroDelay,
                upscalingFactor,
                downscalingFactor,
                aggregationFunction,
                name,
                promise,
                panicWindow,
                targetTracking,
                others);
    }

    /** Reads the content of {@code autoscaling}. */
    static Optional<AutoscalingConfig> read(ConfigSection section) {
        Optional<ServiceLevelConfig> slo = ServiceLevelConfig.read(section.section("slo"));
        Optional<PanicWindowConfig> panic = PanicWindowConfig.read(section.section("panic-window"));
        Optional<TargetTrackingConfig> tracking = TargetTrackingConfig.read(section.section("target-tracking"));
        Optional<OverlayConfig> overlays = OverlayConfig.read(section);
        return section.build(() -> new AutoscalingConfig(
                        section.wholeNumber("min-replicas"),
                        section.optionalWholeNumber("initial-replicas"),
                        section.wholeNumber("max-replicas"),
                        section.number("target-ongoing-requests"),
                        section.duration("look-back-period"),
                        section.duration("upscale-delay"),
                        section.duration("downscale-delay"),
                        section.optionalDuration("downscale-to-zero-delay"),
                        section.number("upscaling-factor"),
                        section.number("downscaling-factor"),
                        section.read("aggregation-function", AggregationFunction.TYPE),
                        section.text("policy"),
                        slo.orElse(ServiceLevelConfig.STAND_IN),
                        panic.orElse(PanicWindowConfig.DEFAULT),
                        tracking.orElse(TargetTrackingConfig.DEFAULT),
                        overlays.orElse(OverlayConfig.NONE)))
                .filter(config -> slo.isPresent() && panic.isPresent() && tracking.isPresent() && overlays.isPresent());
    }
}
