package io.swell.shared.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.swell.shared.id.DeploymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads deployments over their defaults. A number of replicas is fixed where a deployment declares no
 * {@code autoscaling}; then the bounds of its autoscaling become that number before anything is read.
 */
final class DeploymentsReader {

    static final String DEPLOYMENTS = "swell.deployments";
    static final String DEFAULTS = "swell.deployment-defaults";
    private static final List<String> BOUNDS = List.of("min-replicas", "initial-replicas", "max-replicas");

    private final ConfigObject defaults;
    private final List<ConfigProblem> problems;
    private final EqualParts parts = new EqualParts();

    /**
     * Checks the defaults, as if they were a deployment.
     *
     * @param swell with {@code deployment-defaults}
     * @param problems where to put what is wrong, with them and with deployments
     */
    DeploymentsReader(ConfigSection swell, List<ConfigProblem> problems) {
        this.problems = problems;
        this.defaults = swell.section("deployment-defaults").freeForm();
        if (!defaults.isEmpty()) {
            ConfigSection section = new ConfigSection(DEFAULTS, defaults, defaults, problems);
            DeploymentConfig.read(new DeploymentId("defaults"), section);
        }
    }

    /** Reads the deployments nothing is wrong with, in order of name. One that is null is none. */
    List<DeploymentConfig> readAll(ConfigObject declared) {
        List<DeploymentConfig> deployments = new ArrayList<>();
        new TreeMap<>(declared).forEach((name, value) -> {
            if (value.valueType() != ConfigValueType.NULL) {
                read(name, value).ifPresent(deployments::add);
            }
        });
        return deployments;
    }

    private Optional<DeploymentConfig> read(String name, ConfigValue declared) {
        String path = DEPLOYMENTS + "." + ConfigUtil.joinPath(name);
        String origin = Origins.text(declared.origin());
        if (!DeploymentId.isLegal(name)) {
            problems.add(new ConfigProblem(path, DeploymentId.RULE, name, origin));
            return Optional.empty();
        }
        if (!(declared instanceof ConfigObject object)) {
            problems.add(new ConfigProblem(path, "must be an object", ConfigSection.shown(declared), origin));
            return Optional.empty();
        }
        return read(new DeploymentId(name), path, object);
    }

    private Optional<DeploymentConfig> read(DeploymentId id, String path, ConfigObject declared) {
        ConfigObject merged = declared.withFallback(defaults);
        boolean scales = declared.containsKey("autoscaling");
        ConfigSection section = new ConfigSection(path, declared, scales ? merged : fixed(merged), problems);
        section.require(!scales || !declared.containsKey("replicas"), "replicas", "must not stand beside autoscaling");
        return DeploymentConfig.read(id, section).map(parts::share);
    }

    private static ConfigObject fixed(ConfigObject merged) {
        ConfigValue replicas = merged.get("replicas");
        if (replicas == null) {
            return merged;
        }
        ConfigObject bounds = ConfigFactory.empty().root();
        for (String bound : BOUNDS) {
            bounds = bounds.withValue(bound, replicas);
        }
        return bounds.atKey("autoscaling").withFallback(merged).root();
    }
}
