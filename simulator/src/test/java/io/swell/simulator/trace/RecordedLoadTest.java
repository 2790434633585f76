package io.swell.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.shared.recording.LoadRow;
import io.swell.shared.recording.LoadSample;
import io.swell.shared.recording.RecordingWriter;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recordings of one or more processes to a trace. */
class RecordedLoadTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final DeploymentId OTHER = new DeploymentId("other");
    private static final long START = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    /** Requests of a deployment in one second, which end in it and took so long each. */
    private static LoadSample second(long second, DeploymentId deployment, long requests, double service) {
        return new LoadSample(second * 1_000, second * 1_000 + 1_000, List.of(row(deployment, requests, service)));
    }

    private static LoadRow row(DeploymentId deployment, long requests, double service) {
        return new LoadRow(deployment, requests, requests, 0, 0, Math.round(requests * service * 1e6), 0);
    }

    private Path record(String name, long startMillis, LoadSample... samples) throws IOException {
        Path file = folder.resolve(name);
        try (RecordingWriter writer = RecordingWriter.open(file, Long.MAX_VALUE)) {
            writer.begin(startMillis, name.hashCode(), 0);
            for (LoadSample sample : samples) {
                writer.add(sample);
                writer.flush();
            }
        }
        return file;
    }

    private Trace play(String law, Path... files) {
        return TraceFiles.read(
                List.of(files),
                ECHO,
                law.isEmpty() ? Optional.empty() : Optional.of(ServiceLaw.parse(law)),
                new SplittableRandom(1),
                warnings::add);
    }

    private static long count(Trace trace, double from, double to) {
        long count = 0;
        for (int i = 0; i < trace.size(); i++) {
            count += trace.arrival(i) >= from && trace.arrival(i) < to ? 1 : 0;
        }
        return count;
    }

    private static double meanService(Trace trace, double from, double to) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < trace.size(); i++) {
            if (trace.arrival(i) >= from && trace.arrival(i) < to) {
                sum += trace.service(i);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void eachSecondHasTheRequestsThatWereRecorded() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] requests = random.ints(300, -20, 60).map(i -> Math.max(0, i)).toArray();
            LoadSample[] samples = new LoadSample[requests.length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = second(i, ECHO, requests[i], 0.2);
            }

            Trace trace = play("", record("load" + seed + ".rec", START, samples));

            for (int i = 0; i < samples.length; i++) {
                assertThat(count(trace, i, i + 1))
                        .as("second %d, seed %d", i, seed)
                        .isEqualTo(requests[i]);
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void processesAreAddedUpByTheirWallClocks() throws IOException {
        Path first = record("a.rec", START, second(0, ECHO, 10, 1), second(5, ECHO, 20, 1), second(7, OTHER, 5, 1));
        Path second = record("b.rec", START + 5_000, second(0, ECHO, 3, 1), second(1, ECHO, 4, 1));

        Trace trace = play("", second, first);

        assertThat(trace.size()).isEqualTo(37);
        assertThat(count(trace, 0, 1)).isEqualTo(10);
        assertThat(count(trace, 5, 6)).isEqualTo(23);
        assertThat(count(trace, 6, 7)).isEqualTo(4);
    }

    @Test
    void aRequestThatWasTurnedAwayIsLoadAllTheSame() throws IOException {
        LoadSample sample = new LoadSample(0, 1_000, List.of(new LoadRow(ECHO, 10, 2, 1, 7, 600_000, 0)));

        Trace trace = play("lognormal:cv=0", record("a.rec", START, sample));

        assertThat(trace.size()).isEqualTo(10);
        assertThat(trace.service(0)).as("slots kept over requests that ended").isCloseTo(0.2, within(1e-9));
    }

    /** A second each for ten minutes, then a tenth of it; the window is a minute. */
    @Test
    void serviceTimesHaveTheMeanOfTheirTime() throws IOException {
        List<LoadSample> samples = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            samples.add(second(i, ECHO, 40, i < 600 ? 1 : 0.1));
        }

        Trace trace = play("", record("a.rec", START, samples.toArray(LoadSample[]::new)));

        assertThat(meanService(trace, 0, 560)).isCloseTo(1, within(0.03));
        assertThat(meanService(trace, 640, 1_200)).isCloseTo(0.1, within(0.003));
        assertThat(trace.work()).isCloseTo(40 * 600 * 1.1, within(40 * 600 * 1.1 * 0.03));
    }

    /** Ten slots busy all the time with requests of 90 s: most seconds see no end, and some a few. */
    @Test
    void longRequestsAreMeasuredOverALongWindow() throws IOException {
        List<LoadSample> samples = new ArrayList<>();
        for (int i = 0; i < 7_200; i++) {
            long ends = i % 9 == 0 ? 1 : 0;
            samples.add(new LoadSample(
                    i * 1_000L, i * 1_000L + 1_000, List.of(new LoadRow(ECHO, ends, ends, 0, 0, 10_000_000, 0))));
        }

        Trace trace = play("lognormal:cv=0", record("a.rec", START, samples.toArray(LoadSample[]::new)));

        for (int i = 0; i < trace.size(); i++) {
            assertThat(trace.service(i)).isCloseTo(90, within(1.5));
        }
    }

    @Test
    void serviceTimesAreExponentialUnlessALawSaysOtherwise() throws IOException {
        Path file = record("a.rec", START, second(0, ECHO, 100_000, 0.5));

        assertThat(variation(play("", file))).isCloseTo(1, within(0.02));
        assertThat(variation(play("lognormal:cv=0.3", file))).isCloseTo(0.3, within(0.01));
        Trace slower = play("lognormal:mean=2s,cv=0", file);
        assertThat(slower.service(0)).as("a mean of the law's own").isCloseTo(2, within(1e-9));
    }

    private static double variation(Trace trace) {
        double mean = trace.work() / trace.size();
        double squares = 0;
        for (int i = 0; i < trace.size(); i++) {
            squares += Math.pow(trace.service(i) - mean, 2);
        }
        return Math.sqrt(squares / trace.size()) / mean;
    }

    @Test
    void whatIsWholeIsPlayedAndTheRestIsSaid() throws IOException {
        Path file = record("a.rec", START, second(0, ECHO, 10, 1), second(1, ECHO, 20, 1));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertThat(play("", file).size()).isEqualTo(10);

        assertThat(warnings)
                .singleElement()
                .asString()
                .matches(
                        ".*a.rec: a frame must be whole, and the file ends within it, at byte \\d+; what is whole before"
                                + " it is played, to 2023-11-14T22:13:21Z");
    }

    @Test
    void aFileOfWhichNothingIsWholeIsRefusedWithThePlace() throws IOException {
        Path file = record("a.rec", START, second(0, ECHO, 10, 1));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

        assertThatThrownBy(() -> play("", file))
                .isInstanceOf(BadInput.class)
                .hasMessageEndingWith(
                        "a.rec must be a recording, was: a frame must be whole, and the file ends within it, at byte 0");
    }

    @Test
    void aRecordingCountsOnce() throws IOException {
        Path file = record("a.rec", START, second(0, ECHO, 10, 1));
        Path copy = Files.copy(file, folder.resolve("copy.rec"));

        assertThatThrownBy(() -> play("", file, copy))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--trace must name each recording once, was: ");
    }

    @Test
    void saysWhichDeploymentsThereAre() throws IOException {
        Path file = record("a.rec", START, second(0, OTHER, 10, 1));

        assertThatThrownBy(() -> play("", file))
                .isInstanceOf(BadInput.class)
                .hasMessage("--deployment must be one that is recorded, which are [other], was: echo");
    }

    @Test
    void withoutAnEndedRequestTheMeanMustBeGiven() throws IOException {
        LoadSample sample = new LoadSample(0, 1_000, List.of(new LoadRow(ECHO, 3, 0, 0, 0, 500_000, 0)));
        Path file = record("a.rec", START, sample);

        assertThatThrownBy(() -> play("lognormal:cv=1", file))
                .isInstanceOf(BadInput.class)
                .hasMessage("--service must have a mean where no request of echo ended, was: none");
        assertThat(play("lognormal:mean=1s,cv=1", file).size()).isEqualTo(3);
    }

    @Test
    void recordingsAndCsvDoNotMix() throws IOException {
        Path file = record("a.rec", START, second(0, ECHO, 10, 1));
        Path csv = Files.writeString(folder.resolve("t.csv"), "arrival_s,service_s\n1,1\n");

        assertThat(play("", csv).size()).isEqualTo(1);
        assertThatThrownBy(() -> play("", file, csv))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--trace must be one file of CSV, or nothing but recordings, was: ");
    }

    @Test
    void aLawWithoutAMeanWillNotDoForCsv() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "second,requests\n1,1\n");

        assertThatThrownBy(() -> play("lognormal:cv=1", csv))
                .isInstanceOf(BadInput.class)
                .hasMessage("--service must have a mean for a trace of second,requests, was: none");
    }
}
