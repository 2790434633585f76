package io.swell.bench.quality;

import io.swell.shared.input.CsvForm;
import io.swell.shared.input.CsvLine;
import io.swell.shared.input.InputLines;
import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the lines of a recording mean. */
sealed interface Recording extends CsvForm {

    /** Reads all lines below the header. */
    Trace read(InputLines lines, RandomGenerator random) throws IOException;

    /**
     * Calls of a language model, one a line. A call takes 0.05 s, 0.2 ms for each token of its context and 20 ms for each
     * token it generates. Nothing is left to chance.
     */
    record Calls() implements Recording {

        private static final double LONGEST = 1e6;
        private static final long MOST_TOKENS = 1_000_000;

        @Override
        public List<String> columns() {
            return List.of("arrival_s", "context_tokens", "generated_tokens");
        }

        @Override
        public Trace read(InputLines lines, RandomGenerator random) throws IOException {
            Trace.Builder trace = new Trace.Builder();
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                CsvLine columns = new CsvLine(lines, columns(), line);
                trace.add(
                        columns.seconds(0, LONGEST),
                        0.05 + 0.0002 * columns.count(1, MOST_TOKENS) + 0.02 * columns.count(2, MOST_TOKENS));
            }
            return trace.build();
        }
    }

    /**
     * Requests of each second. Each is kept with one and the same probability; those that are kept come uniformly within
     * their second.
     *
     * @param from first second that is played; the trace begins there
     * @param to first second that is played no more
     * @param share of the requests that are kept, 0 to 1
     */
    record Counts(int from, int to, double share, ServiceLaw services) implements Recording {

        private static final long LAST_SECOND = 100_000_000;
        private static final long MOST_REQUESTS = 1_000_000;

        @Override
        public List<String> columns() {
            return List.of("second", "requests");
        }

        @Override
        public Trace read(InputLines lines, RandomGenerator random) throws IOException {
            Trace.Builder trace = new Trace.Builder();
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                CsvLine columns = new CsvLine(lines, columns(), line);
                long second = columns.count(0, LAST_SECOND);
                long requests = columns.count(1, MOST_REQUESTS);
                if (second >= from && second < to) {
                    add(trace, second - from, kept(requests, random), random);
                }
            }
            return trace.build();
        }

        private long kept(long requests, RandomGenerator random) {
            return random.doubles(requests).filter(chance -> chance < share).count();
        }

        private void add(Trace.Builder trace, long second, long requests, RandomGenerator random) {
            for (double offset : random.doubles(requests).sorted().toArray()) {
                trace.add(second + offset, services.draw(random));
            }
        }
    }
}
