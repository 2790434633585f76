package io.swell.node.cli;

import io.swell.node.operate.OperateOptions;
import io.swell.node.operate.OperatorRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows deployments as they are. */
@Command(name = "status", description = "Show what deployments carry, want and have.", sortOptions = false)
final class StatusCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One deployment only.")
    private @Nullable String name;

    @Mixin
    private NodeChoice node = new NodeChoice();

    StatusCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Flags flags = new Flags();
        @Nullable String wanted = name;
        OperateOptions options = wanted == null
                ? node.options(flags, OperatorRequest.ShowAll::new)
                : node.about(wanted, flags, OperatorRequest.Show::new);
        return parts.operate().applyAsInt(options);
    }
}
