package io.swell.shared.config;

import com.typesafe.config.ConfigRenderOptions;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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
        AutoscalingConfig autoscaling) {

    public DeploymentConfig {
        new Require()
                .atLeast(1, "max-ongoing-requests", maxOngoingRequests)
                .that(
                        maxQueuedRequests == -1 || maxQueuedRequests >= 1,
                        "max-queued-requests",
                        "must be -1 or at least 1",
                        maxQueuedRequests)
                .timerOrZero("graceful-shutdown-timeout", gracefulShutdownTimeout)
                .orThrow();
    }

    /** The same with another policy. */
    public DeploymentConfig withPolicy(String name) {
        return with(autoscaling.withPolicy(name));
    }

    /** The same with other autoscaling. */
    public DeploymentConfig with(AutoscalingConfig other) {
        return new DeploymentConfig(
                id,
                handler,
                handlerConfig,
                maxOngoingRequests,
                maxQueuedRequests,
                resources,
                gracefulShutdownTimeout,
                other);
    }

    /**
     * Reads the content of one deployment. {@code replicas} has no component of its own: a fixed number has become
     * the bounds of {@code autoscaling} before.
     */
    static Optional<DeploymentConfig> read(DeploymentId id, ConfigSection section) {
        section.require(section.wholeNumber("replicas") >= 1, "replicas", "must be at least 1");
        Optional<ResourceAmounts> resources = ResourceAmounts.read(section.section("resources"), Map.of());
        Optional<AutoscalingConfig> autoscaling = AutoscalingConfig.read(section.section("autoscaling"));
        return section.build(() -> new DeploymentConfig(
                        id,
                        section.text("handler"),
                        section.section("handler-config").freeForm().render(ConfigRenderOptions.concise()),
                        section.wholeNumber("max-ongoing-requests"),
                        section.wholeNumber("max-queued-requests"),
                        resources.orElse(ResourceAmounts.NONE),
                        section.duration("graceful-shutdown-timeout"),
                        autoscaling.orElse(AutoscalingConfig.STAND_IN)))
                .filter(config -> resources.isPresent() && autoscaling.isPresent());
    }
}
