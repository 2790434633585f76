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
 * @param policy name of the policy
 * @param sloWait waits longer than this are counted as late; empty for no such count
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
        Optional<Duration> sloWait) {}
