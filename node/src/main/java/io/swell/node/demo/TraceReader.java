package io.swell.node.demo;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.CsvForm;
import io.swell.shared.input.CsvLine;
import io.swell.shared.input.InputLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recorded workload, CSV, compressed with gzip or not; its header says which of the {@link TraceFormat}s it is.
 * The whole file is checked, also what lies beyond the time to be replayed; only what is replayed is kept.
 *
 * <p>At speed s both the time between arrivals and each service time shrink to 1/s: the ongoing requests keep their shape
 * and size, only faster.
 */
public final class TraceReader {

    private static final int LONGEST_LINE = 1_000;

    private final Path file;
    private final double speed;
    private final long horizonMicros;
    private final RandomGenerator random;

    /**
     * Prepares to read.
     *
     * @param speed how many seconds of the trace pass in one, positive
     * @param horizon how much is replayed, in real time
     * @param random fills in what a trace leaves open
     */
    public TraceReader(Path file, double speed, Duration horizon, RandomGenerator random) {
        this.file = file;
        this.speed = speed;
        this.horizonMicros = horizon.toNanos() / 1_000;
        this.random = random;
    }

    /**
     * The requests of the first {@code horizon}.
     *
     * @throws BadInput naming file, line, column, rule and value at the first line that breaks a rule; if the file cannot
     *     be read; if there is nothing to replay
     */
    public ArrivalSchedule read() {
        try (InputLines lines = InputLines.open(file, LONGEST_LINE)) {
            TraceFormat format = CsvForm.of(lines, TraceFormat.values());
            TraceArrivals arrivals = new TraceArrivals(lines, speed, horizonMicros);
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                format.add(new CsvLine(lines, format.columns(), line), arrivals, random);
            }
            return arrivals.build();
        } catch (IOException e) {
            throw BadInput.of(file.toString(), "must be a file that can be read", e);
        }
    }
}
