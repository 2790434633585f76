package io.swell.node.demo;

import akka.actor.typed.ActorSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Main of the demo's further processes. Lives as long as its standard input is open: whatever becomes of the process
 * that started it, it does not stay behind.
 */
final class MemberMain {

    private MemberMain() {}

    public static void main(String[] arguments) throws IOException {
        int part = Integer.parseInt(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int seedPort = Integer.parseInt(arguments[2]);
        DemoOptions options = new DemoOptions(
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                path(arguments[5]),
                Double.parseDouble(arguments[6]),
                Optional.empty(),
                path(arguments[7]));
        ActorSystem<Void> system = DemoNode.start(options, DemoNode.workload(options), part, port, seedPort);
        while (System.in.read() >= 0) {
            // Nothing is said to it; only the end counts.
        }
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        System.exit(0);
    }

    /** The arguments of the process that takes one part. */
    static String[] arguments(DemoOptions options, int part, int port, int seedPort) {
        return new String[] {
            Integer.toString(part),
            Integer.toString(port),
            Integer.toString(seedPort),
            Integer.toString(options.seconds()),
            Integer.toString(options.handlesPerProcess()),
            text(options.trace()),
            Double.toString(options.speed()),
            text(options.record())
        };
    }

    private static String text(Optional<Path> file) {
        return file.map(path -> path.toAbsolutePath().toString()).orElse("");
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
