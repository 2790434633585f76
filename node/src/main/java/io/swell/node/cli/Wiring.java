package io.swell.node.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.DecisionDryRun;
import io.swell.node.NodeMain;
import io.swell.node.decide.DryRun;
import io.swell.node.demo.Demo;
import io.swell.node.operate.Operate;
import io.swell.node.simulate.Simulate;
import io.swell.node.text.ProgressBar;
import io.swell.shared.config.ConfigProblem;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.DeploymentFile;
import io.swell.shared.config.InvalidConfiguration;
import io.swell.shared.config.ManagementSettings;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.input.BadInput;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the commands really stand on. */
final class Wiring {

    private static final Path DEFAULT_CONFIG = Path.of("application.conf");

    private Wiring() {}

    static CommandParts parts(CommandStreams streams) {
        return new CommandParts(
                file -> inWords(() -> DeploymentFile.read(file)),
                Wiring::dryRun,
                options -> inWords(() -> Simulate.run(
                        options, streams.out(), streams.err(), ProgressBar.open(streams.err(), System.getenv()))),
                Wiring::node,
                options -> Demo.run(options, streams.out(), System.getenv()),
                options -> Operate.run(
                        options.request(),
                        options.url().orElseGet(() -> configuredUrl(options.config())),
                        options.json(),
                        ZoneId.systemDefault(),
                        streams.out(),
                        streams.err()));
    }

    private static DryRun dryRun(DeploymentConfig config) {
        DecisionDryRun run = new DecisionDryRun(config);
        return step -> {
            DecisionDryRun.Answer answer = run.decide(new DecisionDryRun.Step(
                    step.atSeconds(), step.ongoing(), step.load(), step.queued(), step.running(), step.target()));
            return new DryRun.Answer(answer.desired(), answer.target(), answer.reason());
        };
    }

    /** Runs until the system has ended; in a node that is told to leave, the JVM ends with it. */
    private static int node(NodeOptions options) {
        Config config = inWords(() -> configOf(options));
        inWords(() -> NodeMain.start(config))
                .getWhenTerminated()
                .toCompletableFuture()
                .join();
        return ExitCode.OK;
    }

    /** Where a node of this configuration answers, seen from its own machine. */
    private static URI configuredUrl(Optional<Path> file) {
        ManagementSettings management = inWords(() ->
                SwellSettings.fromConfig(NodeMain.withDefaults(operators(file))).management());
        if (management.port() == 0) {
            throw BadInput.of("--url", "must be given where swell.management.port is 0", "");
        }
        return management.url();
    }

    private static Config configOf(NodeOptions options) {
        Map<String, Object> flags = new HashMap<>();
        options.host().ifPresent(host -> flags.put("akka.remote.artery.canonical.hostname", host));
        options.port().ifPresent(port -> flags.put("akka.remote.artery.canonical.port", port));
        if (!options.roles().isEmpty()) {
            flags.put("akka.cluster.roles", options.roles());
        }
        if (!options.seedNodes().isEmpty()) {
            flags.put(
                    "akka.cluster.seed-nodes",
                    options.seedNodes().stream()
                            .map(seed -> "akka://" + NodeMain.SYSTEM_NAME + "@" + seed)
                            .toList());
        }
        options.record().ifPresent(file -> flags.put("swell.recorder.file", file.toString()));
        return NodeMain.withDefaults(ConfigFactory.parseMap(flags).withFallback(operators(options.config())));
    }

    private static Config operators(Optional<Path> file) {
        return file.or(() -> Optional.of(DEFAULT_CONFIG).filter(Files::exists))
                .map(Wiring::parse)
                .orElse(ConfigFactory.empty());
    }

    private static Config parse(Path file) {
        try {
            return ConfigFactory.parseFile(file.toFile());
        } catch (ConfigException e) {
            throw InvalidConfiguration.unreadable(file.toString(), e);
        }
    }

    private static <T> T inWords(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidConfiguration e) {
            throw new BadInput(
                    e.problems().stream().map(ConfigProblem::toString).toList());
        }
    }
}
