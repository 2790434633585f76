package io.swell.bench.jvm;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this JVM, all its threads together: user code, Artery, collector and compiler.
 *
 * <p>On Linux from the scheduler's own books, in nanoseconds; the JDK's figure comes in steps of 10 ms, too coarse for
 * an idle process. What a thread used between the last look at it and its end is not seen, so look at least at the
 * beginning and the end of what is measured.
 */
final class CpuClock {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final Map<String, Long> nanosByThread = new HashMap<>();

    synchronized long nanos() {
        if (!Files.isDirectory(TASKS)) {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(TASKS)) {
            for (Path thread : threads) {
                read(thread);
            }
        } catch (IOException e) {
            throw new BenchFailure("the kernel does not say what CPU time was used", e);
        }
        return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
    }

    private void read(Path thread) {
        try {
            String books = Files.readString(thread.resolve("schedstat"));
            nanosByThread.put(thread.getFileName().toString(), Long.parseLong(books.substring(0, books.indexOf(' '))));
        } catch (IOException e) {
            // The thread has just ended; what it had used is known from before.
        }
    }
}
