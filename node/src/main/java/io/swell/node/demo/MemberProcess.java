package io.swell.node.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A further JVM of the demo. Closing it closes its standard input, which ends it; if that does not help, force does. */
final class MemberProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final Thread onExit = new Thread(this::end, "end-demo-process");

    private MemberProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Starts the process that takes one part of the load, with the JVM, class path and options of this one. */
    static MemberProcess start(DemoOptions options, int part, int port, int seedPort) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MemberMain.class.getName()));
        command.addAll(Arrays.asList(MemberMain.arguments(options, part, port, seedPort)));
        try {
            File log = File.createTempFile("swell-demo-" + part + "-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(log)
                    .redirectErrorStream(true)
                    .start();
            return new MemberProcess(process, log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process of the demo", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote, for when it went wrong. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Asks it to end; {@link #close} waits for it. */
    void beginToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // This JVM is ending already; the hook does the same once more.
        }
    }

    private void end() {
        beginToEnd();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A log file left in the temporary folder harms nobody.
        }
    }
}
