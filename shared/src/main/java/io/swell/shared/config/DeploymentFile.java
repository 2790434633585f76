package io.swell.shared.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.swell.shared.id.DeploymentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file that declares deployments: what stands under {@code swell.deployments}, as in {@code summarizer { … }}. A
 * file with {@code swell} at the top, as in {@code swell.deployments { … }}, is taken for the configuration of a whole
 * process and checked as one.
 * Substitutions may use environment variables, and local files can be included.
 */
public final class DeploymentFile {

    private DeploymentFile() {}

    /**
     * Reads a file over the defaults Swell comes with.
     *
     * @return one deployment at least, in order of name
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static List<DeploymentConfig> read(Path file) {
        return read(file, ConfigFactory.defaultReference());
    }

    /**
     * Reads a file over the {@code swell.deployment-defaults} of a process.
     *
     * @param root configuration of the process, as from {@code ConfigFactory.load()}
     * @return one deployment at least, in order of name
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static List<DeploymentConfig> read(Path file, Config root) {
        try {
            Config parsed = parse(file);
            List<DeploymentConfig> deployments = parsed.root().containsKey("swell")
                    ? SwellSettings.fromConfig(parsed.withFallback(root).resolve())
                            .deployments()
                    : readBare(parsed.resolve().root(), root);
            return required(file, deployments);
        } catch (ConfigException e) {
            throw InvalidConfiguration.unreadable(file.toString(), e);
        }
    }

    /**
     * Reads a file as the configuration of a whole process, which has the settings Swell comes with where the file does not
     * say, and other values in place of some the file has.
     *
     * @param overrides by their full keys, as {@link #fullKey} makes them; each as HOCON would have it as text
     * @param origin where the overrides come from, for messages
     * @return one deployment at least, in order of name
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static SwellSettings readProcess(Path file, Map<String, String> overrides, String origin) {
        try {
            Config parsed = parse(file);
            boolean isBare = !parsed.root().containsKey("swell");
            Config declared = isBare ? parsed.resolve().atPath(DeploymentsReader.DEPLOYMENTS) : parsed;
            for (Map.Entry<String, String> override : overrides.entrySet()) {
                declared = declared.withValue(override.getKey(), overriding(override.getValue(), origin));
            }
            SwellSettings settings = SwellSettings.fromConfig(
                    declared.withFallback(ConfigFactory.defaultReference()).resolve());
            required(file, settings.deployments());
            return settings;
        } catch (ConfigException e) {
            throw InvalidConfiguration.unreadable(file.toString(), e);
        }
    }

    private static ConfigValue overriding(String text, String origin) {
        return ConfigValueFactory.fromAnyRef(text.equals("null") ? null : text, origin);
    }

    /**
     * The full key of a setting of a deployment that is given by less: its key within the deployment, as in {@code
     * autoscaling.max-replicas}, or within its {@code autoscaling}, as in {@code max-replicas}. One that begins with {@code
     * swell} is full already.
     */
    public static String fullKey(DeploymentId deployment, String key) {
        if (key.startsWith("swell.")) {
            return key;
        }
        String section = DeploymentsReader.DEPLOYMENTS + "." + ConfigUtil.joinPath(deployment.name());
        Config defaults = ConfigFactory.defaultReference().getConfig(DeploymentsReader.DEFAULTS);
        String first = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        boolean isOfAutoscaling = !defaults.hasPathOrNull(first) && defaults.hasPathOrNull("autoscaling." + first);
        return section + (isOfAutoscaling ? ".autoscaling." : ".") + key;
    }

    private static List<DeploymentConfig> readBare(ConfigObject declared, Config root) {
        List<ConfigProblem> problems = new ArrayList<>();
        List<DeploymentConfig> deployments =
                new DeploymentsReader(ConfigSection.swell(root, problems), problems).readAll(declared);
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return deployments;
    }

    private static Config parse(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidConfiguration(
                    List.of(new ConfigProblem(file.toString(), "must be a file that exists", "", "")));
        }
        return ConfigFactory.parseFile(
                file.toFile(),
                ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(new LocalIncludes()));
    }

    private static List<DeploymentConfig> required(Path file, List<DeploymentConfig> deployments) {
        if (deployments.isEmpty()) {
            throw new InvalidConfiguration(
                    List.of(new ConfigProblem(file.toString(), "must declare a deployment", "", "")));
        }
        return deployments;
    }
}
