package io.swell.controller.deployment;

/** How a deployment fares, in one word. */
public enum DeploymentHealth {
    HEALTHY,
    /** Replicas of an older version still serve. */
    UPDATING,
    /** Its replicas keep failing to start, or crash soon after; retries go on. */
    UNHEALTHY
}
