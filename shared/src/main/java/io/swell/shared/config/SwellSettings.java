package io.swell.shared.config;

import java.util.List;

/**
 * Everything under {@code swell}.
 *
 * @param deployments in order of name
 */
public record SwellSettings(
        ControllerSettings controller,
        MetricsPusherSettings metricsPusher,
        HandleSettings handle,
        ReplicaHostSettings replicaHost,
        List<DeploymentConfig> deployments) {}
