package io.swell.shared.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
