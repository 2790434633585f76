package io.swell.shared.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets deployments have in common what is equal in them. Most of ten thousand are declared alike, and each would hold
 * half a kilobyte of numbers and texts of its own.
 */
final class EqualParts {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<ResourceAmounts, ResourceAmounts> resources = new HashMap<>();
    private final Map<AutoscalingConfig, AutoscalingConfig> autoscalings = new HashMap<>();

    DeploymentConfig share(DeploymentConfig config) {
        return new DeploymentConfig(
                config.id(),
                first(texts, config.handler()),
                first(texts, config.handlerConfig()),
                config.maxOngoingRequests(),
                config.maxQueuedRequests(),
                first(resources, config.resources()),
                config.gracefulShutdownTimeout(),
                first(autoscalings, config.autoscaling()));
    }

    /** The first that was equal to this one. */
    private static <T> T first(Map<T, T> seen, T part) {
        T before = seen.putIfAbsent(part, part);
        return before == null ? part : before;
    }
}
