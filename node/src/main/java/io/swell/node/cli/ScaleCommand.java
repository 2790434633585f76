package io.swell.node.cli;

import io.swell.node.operate.OperatorRequest;
import io.swell.shared.protocol.OrderLimits;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a deployment a number of replicas by hand. */
@Command(
        name = "scale",
        description = {
            "Give a deployment a number of replicas by hand.",
            "It has them in place of what its policy wants, within its bounds or not;",
            "only a budget may leave it with fewer."
        },
        sortOptions = false)
final class ScaleCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Parameters(index = "0", paramLabel = "NAME", description = "The deployment.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "REPLICAS", description = "How many, from 0 to 100000.")
    private String replicas = "";

    @Mixin
    private HowLong howLong = new HowLong();

    @Mixin
    private NodeChoice node = new NodeChoice();

    ScaleCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Flags flags = new Flags();
        int number = flags.wholeNumber("REPLICAS", replicas, 0, OrderLimits.MOST_REPLICAS);
        Optional<String> duration = howLong.read(flags);
        return parts.operate()
                .applyAsInt(
                        node.about(name, flags, deployment -> new OperatorRequest.Scale(deployment, number, duration)));
    }
}
