package io.swell.node.cli;

import io.swell.node.decide.DecisionLines;
import io.swell.shared.config.DeploymentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the decisions of the controller on steps from standard input. */
@Command(
        name = "decide",
        description = "Say what the controller would decide, step by step.",
        footer = {
            "",
            "Reads one JSON object a line from standard input and answers each with one:",
            "  in   {\"at\": 12.5, \"ongoing\": 40.0, \"queued\": 10.0, \"running\": 4, \"target\": 4}",
            "  out  {\"at\": 12.5, \"desired\": 20.0, \"target\": 4, \"reason\": \"...\"}",
            "at: seconds. ongoing: what the look-back window says; or instead",
            "load: requests ongoing from this moment until the next line, for the window to average.",
            "Left out, queued is 0, running follows target at once, target is the last decision."
        })
final class DecideCommand implements Callable<Integer> {

    private final CommandParts parts;
    private final CommandStreams streams;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "File of deployments.")
    private Path config = Path.of("");

    @Option(names = "--deployment", paramLabel = "NAME", description = "Which one, if the file has several.")
    private @Nullable String deployment;

    DecideCommand(CommandParts parts, CommandStreams streams) {
        this.parts = parts;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        DeploymentConfig chosen =
                DeploymentChoice.of(config, parts.deployments().apply(config), deployment);
        new DecisionLines(parts.dryRun().apply(chosen), streams.out()).answerAll(streams.in());
        return ExitCode.OK;
    }
}
