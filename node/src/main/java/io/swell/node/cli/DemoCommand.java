package io.swell.node.cli;

import io.swell.node.demo.DemoOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads how the demo is to run. Numbers are read here and not by picocli, so that all that is wrong is said at once. */
@Command(
        name = "demo",
        description = "Start three JVMs, put load on sample deployments, and show how they scale.",
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private static final int DAY = 86_400;
    private static final int MOST_HANDLES = 10_000;
    private static final double FASTEST = 100_000;

    private final CommandParts parts;

    @Option(names = "--seconds", paramLabel = "N", description = "How long there is load (default: 60).")
    private String seconds = "60";

    @Option(names = "--handles", paramLabel = "N", description = "Handles in each JVM (default: 20).")
    private String handles = "20";

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = {
                "Replay a recorded workload, CSV, gzipped or not, with the columns",
                "arrival_s,service_s or second,requests or arrival_s,context_tokens,generated_tokens."
            })
    private @Nullable Path trace;

    @Option(names = "--speed", paramLabel = "N", description = "Seconds of the trace that pass in one (default: 1).")
    private @Nullable String speed;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the summary.")
    private @Nullable Path json;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = {
                "Write down the load for swell simulate --trace, each JVM into a file",
                "of its own: FILE.1, FILE.2, FILE.3."
            })
    private @Nullable Path record;

    DemoCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        return parts.demo().applyAsInt(options());
    }

    private DemoOptions options() {
        Flags flags = new Flags();
        DemoOptions options = new DemoOptions(
                flags.wholeNumber("--seconds", seconds, 1, DAY),
                flags.wholeNumber("--handles", handles, 1, MOST_HANDLES),
                flags.readable("--trace", trace),
                speed == null ? 1 : flags.positiveNumber("--speed", speed, FASTEST),
                flags.writable("--json", json),
                flags.writable("--record", record));
        if (speed != null) {
            flags.require(trace != null, "--speed", "must come with --trace", speed);
        }
        flags.check();
        return options;
    }
}
