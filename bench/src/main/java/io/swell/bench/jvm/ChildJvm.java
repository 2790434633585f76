package io.swell.bench.jvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM of a bench. It is told what to do over its standard input, one command a line, and answers each with a line of
 * JSON; see {@link ChildCommands}. It ends with its standard input, so it never outlives the bench.
 */
public final class ChildJvm implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long END_PATIENCE_SECONDS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread killer;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.killer = new Thread(process::destroyForcibly, name + "-killer");
        Runtime.getRuntime().addShutdownHook(killer);
        Thread reader = new Thread(this::readAnswers, name + "-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a JVM with the class path of this one and waits until it serves. */
    public static ChildJvm start(String name, Class<?> main, int heapMebibytes, String... arguments) {
        return start(name, main, heapMebibytes, List.of(), arguments);
    }

    /** The same with further options of the JVM. */
    public static ChildJvm start(
            String name, Class<?> main, int heapMebibytes, List<String> options, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xms" + heapMebibytes + "m");
        line.add("-Xmx" + heapMebibytes + "m");
        line.add("-XX:+UseG1GC");
        // A heap that has been used before: else a process that allocates little pays for new pages of it all the time.
        line.add("-XX:+AlwaysPreTouch");
        line.add("-XX:-UsePerfData");
        if (Runtime.version().feature() >= 24) {
            line.add("--sun-misc-unsafe-memory-access=allow");
        }
        String added = System.getenv("SWELL_BENCH_" + name.toUpperCase(java.util.Locale.ROOT) + "_JAVA_OPTS");
        if (added != null) {
            line.addAll(List.of(added.split(" ")));
        }
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("swell-bench-" + name + "-", ".log");
            Process process =
                    new ProcessBuilder(line).redirectError(log.toFile()).start();
            ChildJvm child = new ChildJvm(name, process, log);
            child.ask("ready");
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the " + name + " of the bench", e);
        }
    }

    public JsonNode ask(String command) {
        return ask(command, Map.of());
    }

    /**
     * Has the child do something and waits for its answer.
     *
     * @throws BenchFailure if it ends, is too slow, or says that it failed
     */
    public JsonNode ask(String command, Map<String, ?> arguments) {
        try {
            byte[] line = (command + " " + JSON.writeValueAsString(arguments) + "\n").getBytes(StandardCharsets.UTF_8);
            process.getOutputStream().write(line);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw failure(command, "cannot be told: " + e.getMessage(), e);
        }
        return answerTo(command);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it without a word. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Fails if it logged an error: a message too large for a frame, for one, is dropped with nothing but a log line. */
    public void requireCleanLog() {
        try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
            lines.filter(line -> line.contains(" ERROR ") || line.contains("Refused an entry"))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new BenchFailure(name + " logged: " + line);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(killer);
            Files.deleteIfExists(log);
        } catch (IOException | IllegalStateException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode answerTo(String command) {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null || answer.isEmpty()) {
                throw failure(command, answer == null ? "does not answer" : "has ended", null);
            }
            JsonNode json = JSON.readTree(answer);
            if (json.has("failure")) {
                throw failure(command, json.get("failure").asText(), null);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw failure(command, "answers in another language", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(command, "was not waited for", e);
        }
    }

    private BenchFailure failure(String command, String what, @Nullable Exception cause) {
        return new BenchFailure(name + " " + what + " (at '" + command + "')\n" + tail(), cause);
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private void readAnswers() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // Its end shows below.
        }
        answers.add("");
    }
}
