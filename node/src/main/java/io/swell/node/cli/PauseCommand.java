package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private HowLong howLong = new HowLong();

    @Mixin
    private NodeChoice node = new NodeChoice();

    PauseCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Flags flags = new Flags();
        Optional<String> duration = howLong.read(flags);
        return parts.operate()
                .applyAsInt(node.about(name, flags, deployment -> new OperatorRequest.Pause(deployment, duration)));
    }
}
