package io.swell.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A JVM of its own, run from the class path of the tests. Each line it prints, on either stream, is an event to wait
 * for. Closing kills it; so does the end of the tests' own JVM, orderly or not as long as the child ends with its
 * standard input, which stays open as long as this JVM lives.
 */
public final class ForkedJvm implements AutoCloseable {

    private static final Duration END_OF_OUTPUT = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final EventLog<String> output;
    private final Thread reader;
    private final Thread killer;

    ForkedJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = new EventLog<>(name);
        this.reader = new Thread(this::readOutput, name + "-output");
        this.killer = new Thread(process.toHandle()::destroyForcibly, name + "-killer");
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Describes a JVM that runs {@code main}; {@link ForkedJvmCommand#start} starts it. */
    public static ForkedJvmCommand of(Class<?> main, String... arguments) {
        return new ForkedJvmCommand(main.getName(), List.of(arguments));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything printed so far, line by line. */
    public EventLog<String> output() {
        return output;
    }

    /** The first line ever that contains {@code text}. */
    public String awaitLine(String text, Duration timeout) {
        return output.await("line with '" + text + "'", timeout, line -> line.contains(text));
    }

    public String awaitLine(String what, Duration timeout, Predicate<String> wanted) {
        return output.await(what, timeout, wanted);
    }

    /** Asks it to end in good order (SIGTERM). */
    public void terminate() {
        process.toHandle().destroy(); // the process's own destroy would cut off its output
    }

    /** Ends it without a word (SIGKILL). */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Stops its clock (SIGSTOP): alive to the kernel, silent to everybody. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen one go on (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes no input", e);
        }
    }

    /** Closes its standard input. */
    public void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for its end and for the last of its output.
     *
     * @return the exit code; 128 plus the number of the signal if one ended it
     * @throws AssertionError if it does not end in time
     */
    public int awaitExit(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError(name + " still runs after " + timeout.toMillis() + " ms\n" + tail());
            }
            reader.join(END_OF_OUTPUT.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + name, e);
        }
    }

    /** The last lines it printed, for messages. */
    public String tail() {
        List<String> lines = output.all();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            return; // the hooks run already
        }
        awaitExit(END_OF_OUTPUT);
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + signal + " of " + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while signalling " + name, e);
        }
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("(output lost: " + e.getMessage() + ")");
        } finally {
            output.end();
        }
    }
}
