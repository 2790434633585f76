package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows decisions and their reasons. */
@Command(name = "explain", description = "Say why a deployment has the replicas it has.", sortOptions = false)
final class ExplainCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Parameters(paramLabel = "NAME", description = "The deployment.")
    private String name = "";

    @Mixin
    private NodeChoice node = new NodeChoice();

    ExplainCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        return parts.operate().applyAsInt(node.about(name, new Flags(), OperatorRequest.Explain::new));
    }
}
