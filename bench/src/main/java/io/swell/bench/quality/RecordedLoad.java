package io.swell.bench.quality;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.CsvForm;
import io.swell.shared.input.InputLines;
import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/** Recorded load of others, as far as it lies in a folder. */
public final class RecordedLoad {

    /** Nine hours of a day, from noon on. */
    private static final int NOON = 12 * 3_600;

    private static final int NINE_IN_THE_EVENING = 21 * 3_600;
    private static final int LONGEST_LINE = 1_000;

    private static final List<Named> ALL = List.of(
            new Named("azure_conv", "azure_llm_conv_2023.csv.gz", false, new Recording.Calls()),
            new Named(
                    "bursty",
                    "autothrottle_bursty.csv.gz",
                    true,
                    new Recording.Counts(0, 3_600, 0.25, ServiceLaw.parse("lognormal:mean=1s,cv=1"))),
            new Named(
                    "twitter9h",
                    "cilantro_twitter_24h.csv.gz",
                    true,
                    new Recording.Counts(NOON, NINE_IN_THE_EVENING, 0.15, ServiceLaw.parse("lognormal:mean=4s,cv=1"))));

    private final Path folder;

    /** @param folder where the recordings lie, if they do */
    public RecordedLoad(Path folder) {
        this.folder = folder;
    }

    /** Those whose recording is there. */
    public List<Workload> present() {
        return ALL.stream().filter(this::isThere).map(this::workload).toList();
    }

    /** Those whose recording is not, with the name of its file. */
    public List<String> missing() {
        return ALL.stream()
                .filter(each -> !isThere(each))
                .map(each -> each.workload + " (" + each.file + ")")
                .toList();
    }

    private record Named(String workload, String file, boolean isRandom, Recording recording) {}

    private boolean isThere(Named named) {
        return Files.isReadable(folder.resolve(named.file));
    }

    private Workload workload(Named named) {
        Path file = folder.resolve(named.file);
        return new Workload(named.workload, named.isRandom, random -> read(file, named.recording, random));
    }

    private static Trace read(Path file, Recording recording, RandomGenerator random) {
        try (InputLines lines = InputLines.open(file, LONGEST_LINE)) {
            CsvForm.of(lines, new Recording[] {recording});
            return recording.read(lines, random);
        } catch (IOException e) {
            throw BadInput.of(file.toString(), "must be a file that can be read", e);
        }
    }
}
