package io.swell.bench.jvm;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CPU time of this JVM, all its threads together: user code, Artery, collector and compiler. Only the JVM's own periodic
 * threads are left out: they run whether anything happens or not, now more, now less, and that is more than what small costs
 * are.
 *
 * <p>On Linux from the scheduler's own books, in nanoseconds; the JDK's figure comes in steps of 10 ms, too coarse for
 * an idle process. What a thread used between the last look at it and its end is not seen, so look at least at the
 * beginning and the end of what is measured.
 */
final class CpuClock {

    private static final Path TASKS = Path.of("/proc/self/task");

    /** As the kernel has them, cut to 15 characters; numbers left out. */
    private static final Set<String> COMPILERS = Set.of("C CompilerThre", "Sweeper thread");

    private static final Set<String> HOUSEKEEPERS =
            Set.of("G Service", "Monitor Deflati", "VM Periodic Tas", "Service Thread");

    private final Map<String, Long> nanosByThread = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * What was used so far.
     *
     * @param nanos by all threads but the housekeepers
     * @param compilingNanos the part of it that went into compiling: what a process that has run for a while no longer
     *     spends
     */
    record Used(long nanos, long compilingNanos) {}

    synchronized Used used() {
        if (!Files.isDirectory(TASKS)) {
            return new Used(
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getProcessCpuTime(),
                    0);
        }
        readAll();
        long all = 0;
        long compiling = 0;
        for (Map.Entry<String, Long> thread : nanosByThread.entrySet()) {
            String name = names.getOrDefault(thread.getKey(), "");
            all += HOUSEKEEPERS.contains(name) ? 0 : thread.getValue();
            compiling += COMPILERS.contains(name) ? thread.getValue() : 0;
        }
        return new Used(all, compiling);
    }

    /** CPU time by name of thread, numbers left out: who used it. */
    synchronized Map<String, Long> nanosByName() {
        readAll();
        Map<String, Long> byName = new TreeMap<>();
        nanosByThread.forEach((thread, nanos) -> byName.merge(names.getOrDefault(thread, "?"), nanos, Long::sum));
        return byName;
    }

    /**
     * CPU time of the Java threads whose name contains {@code part}, to the nanosecond. The kernel knows only the first 15
     * characters of a name, so this asks the JVM.
     *
     * @throws BenchFailure if there is none
     */
    static long nanosOfThreads(String part) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        int found = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(part)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                found++;
            }
        }
        BenchFailure.unless(found > 0, "no thread is named like " + part);
        return nanos;
    }

    private void readAll() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(TASKS)) {
            for (Path thread : threads) {
                read(thread);
            }
        } catch (IOException e) {
            throw new BenchFailure("the kernel does not say what CPU time was used", e);
        }
    }

    private void read(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm")).strip();
            names.put(thread.getFileName().toString(), name.replaceAll("[0-9]+", ""));
            String books = Files.readString(thread.resolve("schedstat"));
            nanosByThread.put(thread.getFileName().toString(), Long.parseLong(books.substring(0, books.indexOf(' '))));
        } catch (IOException e) {
            // The thread has just ended; what it had used is known from before.
        }
    }
}
