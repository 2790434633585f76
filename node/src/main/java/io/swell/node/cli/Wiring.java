package io.swell.node.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.DecisionDryRun;
import io.swell.node.NodeMain;
import io.swell.node.decide.DryRun;
import io.swell.node.demo.Demo;
import io.swell.node.simulate.Simulate;
import io.swell.node.text.ProgressBar;
import io.swell.shared.config.ConfigProblem;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.DeploymentFile;
import io.swell.shared.config.InvalidConfiguration;
import io.swell.shared.input.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
                options -> Demo.run(options, streams.out(), System.getenv()));
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
        Config operators = options.config()
                .or(() -> Files.exists(DEFAULT_CONFIG)
                        ? java.util.Optional.of(DEFAULT_CONFIG)
                        : java.util.Optional.empty())
                .map(file -> parse(file))
                .orElse(ConfigFactory.empty());
        return NodeMain.withDefaults(ConfigFactory.parseMap(flags).withFallback(operators));
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
