package io.swell.simulator;

import io.swell.shared.input.CsvLine;
import io.swell.shared.input.InputLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;

/** Workloads recorded by others, where they lie beside the project; whoever asks for one that does not is skipped. */
public final class RecordedLoads {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data");

    private RecordedLoads() {}

    /**
     * An hour of calls of a language model (Azure, 2023): a call takes 0.05 s, 0.2 ms for each token of context and 20 ms
     * for each token generated.
     */
    public static Trace languageModel() throws IOException {
        List<String> columns = List.of("arrival_s", "context_tokens", "generated_tokens");
        Trace.Builder trace = new Trace.Builder();
        try (InputLines lines = open("azure_llm_conv_2023.csv.gz")) {
            lines.next();
            for (String text = lines.next(); text != null; text = lines.next()) {
                CsvLine line = new CsvLine(lines, columns, text);
                double context = 0.0002 * line.count(1, 1_000_000);
                trace.add(line.seconds(0, 1e6), 0.05 + context + 0.02 * line.count(2, 1_000_000));
            }
        }
        return trace.build();
    }

    /** An hour of bursts, a quarter of its requests, each of 1 s on average. */
    public static Trace bursts(RandomGenerator random) throws IOException {
        return counted("autothrottle_bursty.csv.gz", 0, 3_600, 0.25, 1, random);
    }

    /** Nine hours of a day of Twitter, 15 % of its requests, each of 4 s on average. */
    public static Trace twitter(RandomGenerator random) throws IOException {
        return counted("cilantro_twitter_24h.csv.gz", 43_200, 75_600, 0.15, 4, random);
    }

    /** Service times are log-normal with a coefficient of variation of 1, and at least 10 ms. */
    private static Trace counted(String file, int from, int to, double share, double mean, RandomGenerator random)
            throws IOException {
        Trace.Builder trace = new Trace.Builder();
        try (InputLines lines = open(file)) {
            lines.next();
            for (String text = lines.next(); text != null; text = lines.next()) {
                CsvLine line = new CsvLine(lines, List.of("second", "requests"), text);
                long second = line.count(0, 1_000_000);
                long requests = line.count(1, 1_000_000);
                if (second >= from && second < to) {
                    double[] arrivals = random.doubles(requests)
                            .filter(chance -> chance < share)
                            .map(chance -> second - from + chance / share)
                            .toArray();
                    Arrays.sort(arrivals);
                    for (double arrival : arrivals) {
                        double law = Math.exp(
                                Math.log(mean) - Math.log(2) / 2 + Math.sqrt(Math.log(2)) * random.nextGaussian());
                        trace.add(arrival, Math.max(0.01, law));
                    }
                }
            }
        }
        return trace.build();
    }

    private static InputLines open(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            Assumptions.abort("skipped: a recorded load, for " + file + " is not there");
        }
        return InputLines.open(file, 1_000);
    }
}
