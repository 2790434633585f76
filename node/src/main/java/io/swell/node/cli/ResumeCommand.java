package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import io.swell.shared.id.DeploymentId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back what was said by hand. */
@Command(
        name = "resume",
        description = "Take back what was said by hand: the deployment's policy decides again.",
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
        Flags flags = new Flags();
        flags.deployment(name);
        return parts.operate()
                .applyAsInt(node.options(flags, () -> new OperatorRequest.Resume(new DeploymentId(name))));
    }
}
