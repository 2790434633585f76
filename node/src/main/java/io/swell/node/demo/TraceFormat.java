package io.swell.node.demo;

import io.swell.shared.input.CsvForm;
import io.swell.shared.input.CsvLine;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the lines of a trace mean. Times are seconds from the start of the trace and never fall. */
enum TraceFormat implements CsvForm {

    /**
     * Calls of a language model. Work takes 0.5 ms for each token of context, which is read in parallel, and 30 ms for
     * each token generated, which come one after the other.
     */
    TOKENS("arrival_s", "context_tokens", "generated_tokens") {
        @Override
        void add(CsvLine line, TraceArrivals arrivals, RandomGenerator random) {
            double at = arrival(line, arrivals);
            long context = line.count(1, MOST_TOKENS);
            long generated = line.count(2, MOST_TOKENS);
            arrivals.add(at, context * 500.0 + generated * 30_000.0);
        }
    },

    /**
     * How many requests came in each second, which grows from line to line; seconds left out had none. Within their
     * second they come at random, independent of each other, which makes them a Poisson process of that rate; work takes
     * 200 ms on average, exponentially distributed.
     */
    COUNTS("second", "requests") {
        @Override
        void add(CsvLine line, TraceArrivals arrivals, RandomGenerator random) {
            double second = line.count(0, (long) LONGEST_SECONDS) * 1e6;
            long requests = line.count(1, MOST_PER_SECOND);
            if (!arrivals.isInOrder(second)) {
                throw line.refuse(0, "must be above the line before");
            }
            if (arrivals.isReplayed(second)) {
                double[] within = random.doubles(requests, 0, 1e6).sorted().toArray();
                for (double offset : within) {
                    arrivals.add(second + offset, random.nextExponential() * 200_000.0);
                }
            }
            arrivals.passTo(second + 1e6);
        }
    },

    /** When each request came and how long its work takes. */
    SERVICE("arrival_s", "service_s") {
        @Override
        void add(CsvLine line, TraceArrivals arrivals, RandomGenerator random) {
            double at = arrival(line, arrivals);
            arrivals.add(at, line.seconds(1, LONGEST_SECONDS) * 1e6);
        }
    };

    private static final double LONGEST_SECONDS = 1e9;
    private static final long MOST_TOKENS = 100_000_000;
    private static final long MOST_PER_SECOND = 1_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    TraceFormat(String... columns) {
        this.columns = List.of(columns);
    }

    /** Reads one line into {@code arrivals}. */
    abstract void add(CsvLine line, TraceArrivals arrivals, RandomGenerator random);

    @Override
    public List<String> columns() {
        return columns;
    }

    private static double arrival(CsvLine line, TraceArrivals arrivals) {
        double at = line.seconds(0, LONGEST_SECONDS) * 1e6;
        if (!arrivals.isInOrder(at)) {
            throw line.refuse(0, "must not be before the line before (" + arrivals.latestSeconds() + ")");
        }
        return at;
    }
}
