package io.swell.node.cli;

import io.swell.node.text.TextTable;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.DeploymentConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a file of deployments means, or everything that is wrong with it. */
@Command(name = "check", description = "Check a file of deployments and show what it means.")
final class CheckCommand implements Callable<Integer> {

    private final CommandParts parts;
    private final CommandStreams streams;

    @Parameters(paramLabel = "FILE", description = "HOCON with what stands under swell.deployments.")
    private Path file = Path.of("");

    CheckCommand(CommandParts parts, CommandStreams streams) {
        this.parts = parts;
        this.streams = streams;
    }

    @Override
    public Integer call() {
        table(parts.deployments().apply(file)).lines().forEach(streams.out()::println);
        return ExitCode.OK;
    }

    private static TextTable table(List<DeploymentConfig> deployments) {
        TextTable table = new TextTable(
                "deployment",
                ">replicas",
                ">target ongoing",
                ">max ongoing",
                ">max queued",
                ">look-back",
                ">up after",
                ">down after",
                "policy",
                "each needs",
                "handler");
        for (DeploymentConfig each : deployments) {
            AutoscalingConfig autoscaling = each.autoscaling();
            table.row(
                    each.id(),
                    range(autoscaling),
                    number(autoscaling.targetOngoingRequests()),
                    each.maxOngoingRequests(),
                    each.maxQueuedRequests() < 0 ? "no limit" : each.maxQueuedRequests(),
                    text(autoscaling.lookBackPeriod()),
                    text(autoscaling.upscaleDelay()),
                    text(autoscaling.downscaleDelay()),
                    autoscaling.policy(),
                    amounts(each.resources().amounts()),
                    each.handler().isEmpty() ? "(in code)" : each.handler());
        }
        return table;
    }

    private static String range(AutoscalingConfig config) {
        return config.minReplicas() == config.maxReplicas()
                ? Integer.toString(config.minReplicas())
                : config.minReplicas() + ".." + config.maxReplicas();
    }

    private static String amounts(Map<String, Double> amounts) {
        return new TreeMap<>(amounts)
                .entrySet().stream()
                        .map(each -> each.getKey() + " " + number(each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** As HOCON would have it, in the largest unit that is exact. */
    private static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
