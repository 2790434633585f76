package io.swell.controller;

import io.swell.controller.deployment.ReplicaTemplate;
import io.swell.shared.config.BudgetConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.HostCommand.ReplicaSpec;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is deployed, and what of it concerns placement, hosts and handles. */
final class DeployedSpecs {

    private final Map<DeploymentId, DeploymentConfig> configs;
    private final List<DeploymentId> inOrder;
    private final List<BudgetConfig> budgets;
    private final Map<ReplicaTemplate, ReplicaTemplate> templates = new HashMap<>();

    DeployedSpecs(List<DeploymentConfig> deployments, List<BudgetConfig> budgets) {
        this.budgets = budgets;
        this.configs = deployments.stream().collect(Collectors.toMap(DeploymentConfig::id, Function.identity()));
        this.inOrder = configs.keySet().stream().sorted().toList();
    }

    Collection<DeploymentConfig> all() {
        return configs.values();
    }

    List<BudgetConfig> budgets() {
        return budgets;
    }

    /** By name. */
    List<DeploymentId> inOrder() {
        return inOrder;
    }

    Set<DeploymentId> ids() {
        return configs.keySet();
    }

    @Nullable
    DeploymentConfig config(DeploymentId deployment) {
        return configs.get(deployment);
    }

    /** The same object for all deployments whose replicas are to be alike: most of ten thousand are. */
    ReplicaTemplate template(DeploymentConfig config) {
        return templates.computeIfAbsent(
                new ReplicaTemplate(version(config), config.resources(), config.gracefulShutdownTimeout()),
                first -> first);
    }

    static ReplicaSpec spec(DeploymentConfig config) {
        return new ReplicaSpec(
                version(config),
                config.handler(),
                config.handlerConfig(),
                config.maxOngoingRequests(),
                config.gracefulShutdownTimeout());
    }

    static RoutingLimits limits(DeploymentConfig config) {
        return new RoutingLimits(
                config.maxOngoingRequests(),
                config.maxQueuedRequests(),
                config.autoscaling().sloWait());
    }

    /** Equal for equal code and configuration of a replica; how many there are is not part of it. */
    private static String version(DeploymentConfig config) {
        String identity = String.join(
                "\n",
                config.handler(),
                config.handlerConfig(),
                Integer.toString(config.maxOngoingRequests()),
                new java.util.TreeMap<>(config.resources().amounts()).toString(),
                config.gracefulShutdownTimeout().toString());
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
