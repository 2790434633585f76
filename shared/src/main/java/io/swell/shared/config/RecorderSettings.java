package io.swell.shared.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and how one process writes down its load.
 *
 * @param file where to; empty for no recording
 * @param interval how long a sample is: arrivals are known no finer
 * @param flushInterval how much a process that is killed may lose
 * @param maxBytes of the file and its older half together
 */
public record RecorderSettings(Optional<Path> file, Duration interval, Duration flushInterval, long maxBytes) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Each half holds the largest block there may be. */
    private static final long LEAST_BYTES = 2L << 20;

    public RecorderSettings {
        new Require()
                .that(
                        file.map(it -> !it.toString().isBlank()).orElse(true),
                        "file",
                        "must not be blank",
                        file.map(it -> "'" + it + "'").orElse(""))
                .that(
                        interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0,
                        "interval",
                        "must be from 100ms to 1m",
                        interval)
                .timer("flush-interval", flushInterval)
                .that(maxBytes >= LEAST_BYTES, "max-bytes", "must be at least 2MiB", maxBytes)
                .orThrow();
    }

    /** Reads the content of {@code swell.recorder}. */
    static Optional<RecorderSettings> read(ConfigSection section) {
        return section.build(() -> new RecorderSettings(
                section.optional("file", ValueType.PATH),
                section.duration("interval"),
                section.duration("flush-interval"),
                section.read("max-bytes", ValueType.MEMORY_SIZE).longValue()));
    }
}
