package io.swell.bench.jvm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a child of a bench can do, and the loop in which it does it. Every child answers {@code ready}, {@code mark} (its
 * CPU time and clock), {@code threadCpu} (that of some threads), {@code gc} (its live heap) and {@code histogram} (what
 * that is made of).
 */
public final class ChildCommands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Function<JsonNode, Map<String, ?>>> commands = new HashMap<>();
    private final CpuClock cpu = new CpuClock();
    private final PrintStream answers = System.out;

    public ChildCommands() {
        on("ready", arguments -> Map.of());
        on("mark", arguments -> mark());
        on("threads", arguments -> cpu.nanosByName());
        on("threadCpu", arguments -> threadCpu(arguments.get("named").asText()));
        on("gc", arguments -> Map.of("heapBytes", liveHeap()));
        on("histogram", arguments -> HeapHistogram.ofThisJvm());
    }

    public ChildCommands on(String name, Function<JsonNode, Map<String, ?>> command) {
        commands.put(name, command);
        return this;
    }

    /** Answers commands until its parent closes the input, then ends the JVM at once. */
    public void serve() {
        System.setOut(System.err); // answers have standard output to themselves
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(JSON.writeValueAsString(answer(line)));
                answers.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(0);
    }

    /**
     * CPU time of this JVM, all threads, and the clock at which it was read.
     *
     * <p>{@code nanoTime} is the kernel's CLOCK_MONOTONIC on Linux, one and the same for all JVMs of the machine.
     */
    private Map<String, Object> mark() {
        Map<String, Object> mark = new HashMap<>();
        CpuClock.Used used = cpu.used();
        mark.put("cpuNanos", used.nanos());
        mark.put("compilingNanos", used.compilingNanos());
        mark.put("nanoTime", System.nanoTime());
        return mark;
    }

    /** CPU time of the threads with such a name, and the clock at which it was read. */
    private static Map<String, Object> threadCpu(String named) {
        return Map.of("cpuNanos", CpuClock.nanosOfThreads(named), "nanoTime", System.nanoTime());
    }

    private Map<String, ?> answer(String line) {
        int space = line.indexOf(' ');
        String name = space < 0 ? line : line.substring(0, space);
        Function<JsonNode, Map<String, ?>> command = commands.get(name);
        if (command == null) {
            return Map.of("failure", "knows no command " + name);
        }
        try {
            return command.apply(JSON.readTree(space < 0 ? "{}" : line.substring(space)));
        } catch (IOException | RuntimeException e) {
            return Map.of("failure", e.toString());
        }
    }

    private static long liveHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, usedAfterCollection());
        }
        return used;
    }

    /** Not what is used now: who receives reports by the thousand has megabytes of garbage before the question is answered. */
    private static long usedAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .flatMap(pool -> Stream.ofNullable(pool.getCollectionUsage()))
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
