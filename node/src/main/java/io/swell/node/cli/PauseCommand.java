package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import io.swell.shared.id.DeploymentId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a deployment stay as it is. */
@Command(
        name = "pause",
        description = {
            "Have a deployment keep the replicas it has.",
            "It does so whatever its load, its bounds and its schedule say."
        },
        sortOptions = false)
final class PauseCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Parameters(paramLabel = "NAME", description = "The deployment.")
    private String name = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "For how long, as 30m (default: until it is resumed).")
    private @Nullable String time;

    @Mixin
    private NodeChoice node = new NodeChoice();

    PauseCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Flags flags = new Flags();
        flags.deployment(name);
        Optional<String> duration = flags.orderTime("--for", time);
        return parts.operate()
                .applyAsInt(node.options(flags, () -> new OperatorRequest.Pause(new DeploymentId(name), duration)));
    }
}
