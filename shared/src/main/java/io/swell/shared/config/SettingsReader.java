package io.swell.shared.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads everything under {@code swell}, section by section. What relates one section to another is judged once all
 * sections can be read; until then there is nothing sound to compare.
 */
final class SettingsReader {

    private final Config root;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final ConfigSection swell;

    /**
     * Resolves what is to be read.
     *
     * @throws InvalidConfiguration where a substitution has no value
     */
    SettingsReader(Config root) {
        try {
            this.root = root.resolve();
        } catch (ConfigException e) {
            throw InvalidConfiguration.unreadable("configuration", e);
        }
        this.swell = ConfigSection.swell(this.root, problems);
    }

    SwellSettings read() {
        Optional<SwellSettings> settings = readSections();
        if (settings.isEmpty() || !problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return settings.get();
    }

    private Optional<SwellSettings> readSections() {
        Optional<ControllerSettings> controller = ControllerSettings.read(swell.section("controller"));
        Optional<MetricsPusherSettings> pusher = MetricsPusherSettings.read(swell.section("metrics-pusher"));
        Optional<HandleSettings> handle = HandleSettings.read(swell.section("handle"));
        Optional<ReplicaHostSettings> host = readReplicaHost();
        Optional<RecorderSettings> recorder = RecorderSettings.read(swell.section("recorder"));
        Optional<ManagementSettings> management = ManagementSettings.read(swell.section("management"));
        List<DeploymentConfig> deployments = readDeployments();
        List<BudgetConfig> budgets = new BudgetsReader(swell, problems).readAll();
        permitSectionsOfOtherModules();
        boolean complete = controller.isPresent()
                && pusher.isPresent()
                && handle.isPresent()
                && host.isPresent()
                && recorder.isPresent()
                && management.isPresent();
        return swell.build(() -> complete
                        ? Optional.of(new SwellSettings(
                                controller.get(),
                                pusher.get(),
                                handle.get(),
                                host.get(),
                                recorder.get(),
                                management.get(),
                                deployments,
                                problems.isEmpty() ? budgets : List.of()))
                        : Optional.<SwellSettings>empty())
                .flatMap(settings -> settings);
    }

    private Optional<ReplicaHostSettings> readReplicaHost() {
        ConfigSection section = swell.section("replica-host");
        Optional<ReplicaHostSettings> host = ReplicaHostSettings.read(section);
        host.ifPresent(
                it -> section.require(isConfigured(it.dispatcher()), "dispatcher", "must be the path of a dispatcher"));
        return host;
    }

    private boolean isConfigured(String path) {
        try {
            return root.hasPath(path);
        } catch (ConfigException.BadPath e) {
            return false;
        }
    }

    private List<DeploymentConfig> readDeployments() {
        return new DeploymentsReader(swell, problems)
                .readAll(swell.section("deployments").freeForm());
    }

    /** A section of {@code swell} that some reference.conf on the class path defines is for its module to read. */
    private void permitSectionsOfOtherModules() {
        if (ConfigFactory.defaultReferenceUnresolved().root().get("swell") instanceof ConfigObject sections) {
            sections.keySet().forEach(swell::permit);
        }
    }
}
