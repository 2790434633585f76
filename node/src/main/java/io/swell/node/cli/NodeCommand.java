package io.swell.node.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads how a node is to run. */
@Command(
        name = "node",
        description = "Run one node of a cluster until it is told to leave (SIGTERM).",
        sortOptions = false)
final class NodeCommand implements Callable<Integer> {

    private final CommandParts parts;

    @Option(names = "--config", paramLabel = "FILE", description = "HOCON (default: application.conf).")
    private @Nullable Path config;

    @Option(names = "--host", paramLabel = "HOST", description = "Name or address others reach this node by.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "Port of the cluster; 0 for any that is free.")
    private @Nullable String port;

    @Option(names = "--role", paramLabel = "ROLE", description = "A role of this node; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--seed-node", paramLabel = "HOST:PORT", description = "A node to join; may be repeated.")
    private List<String> seedNodes = new ArrayList<>();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = {
                "Write down the load of this node's handles, for swell simulate --trace;",
                "goes on with a recording that is there (default: swell.recorder.file)."
            })
    private @Nullable Path record;

    NodeCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        return parts.node().applyAsInt(options());
    }

    private NodeOptions options() {
        Flags flags = new Flags();
        Optional<Path> file = flags.readable("--config", config);
        if (host != null) {
            flags.require(!host.isBlank(), "--host", "must not be blank", host);
        }
        OptionalInt number =
                port == null ? OptionalInt.empty() : OptionalInt.of(flags.wholeNumber("--port", port, 0, 65_535));
        roles.forEach(role -> flags.require(
                role.matches("[a-z0-9][a-z0-9-]*"), "--role", "must be lower-case letters, digits or hyphens", role));
        seedNodes.forEach(seed -> flags.require(isAddress(seed), "--seed-node", "must be host:port", seed));
        Optional<Path> recording = flags.writable("--record", record);
        flags.check();
        return new NodeOptions(
                file, Optional.ofNullable(host), number, List.copyOf(roles), List.copyOf(seedNodes), recording);
    }

    private static boolean isAddress(String text) {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        return colon > 0 && digits.matches("[1-9]\\d{0,4}") && Integer.parseInt(digits) <= 65_535;
    }
}
