package io.swell.simulator.trace;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.CsvForm;
import io.swell.shared.input.CsvLine;
import io.swell.shared.input.InputLines;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recorded workload, CSV, compressed with gzip or not. Its header is {@code arrival_s,service_s}, one request a
 * line, or {@code second,requests}, one second a line; then requests come uniformly within their second, and their service
 * times follow a law. Recordings are {@link RecordedLoad}'s.
 */
public final class TraceReader {

    /** In seconds: three years. */
    static final double LONGEST_TRACE = 1e8;

    /** In seconds: a week and a half. */
    static final double LONGEST_SERVICE = 1e6;

    private static final int LONGEST_LINE = 1_000;
    static final int MOST_REQUESTS = 50_000_000;
    private static final int MOST_PER_SECOND = 10_000_000;

    private final Path file;
    private final Optional<ServiceLaw> law;
    private final RandomGenerator random;
    private final Trace.Builder trace = new Trace.Builder();
    private double latest;

    /**
     * Prepares to read, once.
     *
     * @param law of service times, for a trace of counts
     * @param random fills in what a trace leaves open
     */
    public TraceReader(Path file, Optional<ServiceLaw> law, RandomGenerator random) {
        this.file = file;
        this.law = law;
        this.random = random;
    }

    /**
     * All of its requests.
     *
     * @throws BadInput naming file, line, column, rule and value at the first line that breaks a rule; if the file cannot be
     *     read; if there is no request in it; if there is a law where the trace has its own service times, or none where it
     *     has not
     */
    public Trace read() {
        try (InputLines lines = InputLines.open(file, LONGEST_LINE)) {
            TraceFormat format = CsvForm.of(lines, TraceFormat.values());
            requireLawWhereNeeded(format);
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                add(format, new CsvLine(lines, format.columns(), line), lines);
            }
            if (trace.size() == 0) {
                throw lines.refuse("trace", "must have a request", "none");
            }
            return trace.build();
        } catch (IOException e) {
            throw BadInput.of(file.toString(), "must be a file that can be read", e);
        }
    }

    private void requireLawWhereNeeded(TraceFormat format) {
        if (format == TraceFormat.COUNTS && law.isEmpty()) {
            throw BadInput.of("--service", "must be given for a trace of " + format.header(), "(nothing)");
        }
        if (format == TraceFormat.COUNTS && law.orElseThrow().mean().isEmpty()) {
            throw BadInput.of("--service", "must have a mean for a trace of " + format.header(), "none");
        }
        if (format == TraceFormat.REQUESTS && law.isPresent()) {
            throw BadInput.of("--service", "must not be given for a trace that has its own service times", "given");
        }
    }

    private void add(TraceFormat format, CsvLine line, InputLines lines) {
        if (format == TraceFormat.REQUESTS) {
            addRequest(line, lines);
        } else {
            addSecond(line, lines, law.orElseThrow());
        }
    }

    private void addRequest(CsvLine line, InputLines lines) {
        double arrival = line.seconds(0, LONGEST_TRACE);
        double service = line.seconds(1, LONGEST_SERVICE);
        if (arrival < latest) {
            throw line.refuse(0, "must not be before the line before (" + latest + ")");
        }
        latest = arrival;
        requireRoom(1, lines);
        trace.add(arrival, service);
    }

    private void addSecond(CsvLine line, InputLines lines, ServiceLaw services) {
        long second = line.count(0, (long) LONGEST_TRACE);
        long requests = line.count(1, MOST_PER_SECOND);
        if (second < latest) {
            throw line.refuse(0, "must be above the line before");
        }
        latest = second + 1.0;
        requireRoom(requests, lines);
        double mean = services.mean().orElseThrow();
        double[] within = random.doubles(requests).sorted().toArray();
        for (double offset : within) {
            trace.add(second + offset, services.draw(mean, random));
        }
    }

    private void requireRoom(long more, InputLines lines) {
        if (trace.size() + more > MOST_REQUESTS) {
            throw lines.refuse("trace", "must have at most " + MOST_REQUESTS + " requests", "more");
        }
    }
}
