package io.swell.shared.config;

import io.swell.shared.id.DeploymentId;
import java.time.Duration;

/**
 * What a user declares for one deployment.
 *
 * @param handler class name of the handler's factory; empty when the handler is registered in code
 * @param handlerConfig HOCON handed to the factory, rendered
 * @param maxOngoingRequests per replica; it refuses more
 * @param maxQueuedRequests per handle; -1 for no limit
 * @param resources each replica needs this of its host
 * @param gracefulShutdownTimeout how long a draining replica may take to finish what it has
 * @param autoscaling a fixed number of replicas is an equal minimum and maximum
 */
public record DeploymentConfig(
        DeploymentId id,
        String handler,
        String handlerConfig,
        int maxOngoingRequests,
        int maxQueuedRequests,
        ResourceAmounts resources,
        Duration gracefulShutdownTimeout,
        AutoscalingConfig autoscaling) {}
