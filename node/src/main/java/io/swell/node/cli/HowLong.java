package io.swell.node.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long what is said by hand holds. */
final class HowLong {

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "For how long, as 30m (default: until it is resumed).")
    private @Nullable String time;

    /** As it was written; empty until it is resumed. */
    Optional<String> read(Flags flags) {
        return flags.orderTime("--for", time);
    }
}
