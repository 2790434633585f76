package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back what was said by hand. */
@Command(
        name = "resume",
        description = {
            "Have a deployment's policy decide again.",
            "It begins with the replicas there are; what was said by hand is over."
        },
        sortOptions = false)
final class ResumeCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Parameters(paramLabel = "NAME", description = "The deployment.")
    private String name = "";

    @Mixin
    private NodeChoice node = new NodeChoice();

    ResumeCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        return parts.operate().applyAsInt(node.about(name, new Flags(), OperatorRequest.Resume::new));
    }
}
