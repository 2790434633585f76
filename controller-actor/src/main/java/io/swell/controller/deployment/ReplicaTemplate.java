package io.swell.controller.deployment;

import io.swell.shared.config.ResourceAmounts;
import java.time.Duration;

/**
 * What each replica of a deployment is to be like.
 *
 * @param version equal for equal code and configuration; a replica of another version is out of date
 * @param resources each replica holds this of its host until the host no longer shows it
 * @param gracefulShutdownTimeout how long a draining replica may take to finish what it has
 */
public record ReplicaTemplate(String version, ResourceAmounts resources, Duration gracefulShutdownTimeout) {

    public ReplicaTemplate {
        if (version.isBlank()) {
            throw new IllegalArgumentException("version must not be blank, was: '" + version + "'");
        }
        if (gracefulShutdownTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "graceful-shutdown-timeout must not be negative, was: " + gracefulShutdownTimeout);
        }
    }
}
