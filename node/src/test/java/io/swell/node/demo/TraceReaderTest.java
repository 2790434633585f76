package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swell.shared.input.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), text.replace(";", "\n"));
    }

    private static ArrivalSchedule read(Path file, double speed, Duration horizon) {
        return new TraceReader(file, speed, horizon, new SplittableRandom(1)).read();
    }

    private ArrivalSchedule read(String text) throws IOException {
        return read(file(text), 1, HOUR);
    }

    private static long[] arrivals(ArrivalSchedule schedule) {
        return LongStream.range(0, schedule.size())
                .map(i -> schedule.arrivalMicros((int) i))
                .toArray();
    }

    private static long[] services(ArrivalSchedule schedule) {
        return LongStream.range(0, schedule.size())
                .map(i -> schedule.serviceMicros((int) i))
                .toArray();
    }

    @Test
    void readsServiceTimes() throws IOException {
        ArrivalSchedule schedule = read("arrival_s,service_s;0,0.25;0.5,1;0.5,0;");

        assertThat(arrivals(schedule)).containsExactly(0, 500_000, 500_000);
        assertThat(services(schedule)).containsExactly(250_000, 1_000_000, 0);
    }

    @Test
    void tokensBecomeServiceTime() throws IOException {
        ArrivalSchedule schedule = read("arrival_s,context_tokens,generated_tokens;0,374,44;4.3146,0,1;");

        assertThat(arrivals(schedule)).containsExactly(0, 4_314_600);
        assertThat(services(schedule)).containsExactly(374 * 500 + 44 * 30_000, 30_000);
    }

    @Test
    void countsAreSpreadOverTheirSecondWithTwoHundredMillisecondsOfWorkOnAverage() throws IOException {
        ArrivalSchedule schedule = read("second,requests;0,20000;2,3;");

        long[] arrivals = arrivals(schedule);
        assertThat(arrivals).isSorted().hasSize(20_003);
        assertThat(Arrays.stream(arrivals).limit(20_000)).allMatch(at -> at < 1_000_000);
        assertThat(Arrays.stream(arrivals).limit(20_000).average().orElseThrow())
                .isCloseTo(500_000, within(10_000.0));
        assertThat(Arrays.stream(arrivals).skip(20_000)).allMatch(at -> at >= 2_000_000 && at < 3_000_000);
        assertThat(Arrays.stream(services(schedule)).average().orElseThrow()).isCloseTo(200_000, within(6_000.0));
    }

    @Test
    void theSameSeedFillsInTheSame() throws IOException {
        Path trace = file("second,requests;0,50;");

        assertThat(arrivals(read(trace, 1, HOUR))).isEqualTo(arrivals(read(trace, 1, HOUR)));
    }

    @Test
    void speedShrinksTimesBetweenArrivalsAndServiceTimesAlike() throws IOException {
        ArrivalSchedule schedule = read(file("arrival_s,service_s;0,4;10,2;"), 4, HOUR);

        assertThat(arrivals(schedule)).containsExactly(0, 2_500_000);
        assertThat(services(schedule)).containsExactly(1_000_000, 500_000);
    }

    @Test
    void keepsOnlyWhatIsReplayedButChecksTheRest() throws IOException {
        Path trace = file("arrival_s,service_s;0,1;19,1;20,1;21,1;");
        assertThat(arrivals(read(trace, 10, Duration.ofSeconds(2)))).containsExactly(0, 1_900_000);

        assertThatThrownBy(() -> read(file("arrival_s,service_s;0,1;50,1;49,1;"), 10, Duration.ofSeconds(2)))
                .hasMessage(trace + ":4: arrival_s must not be before the line before (50.0), was: 49");
    }

    @Test
    void readsCompressedFilesWhateverTheirName() throws IOException {
        Path zipped = folder.resolve("trace");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("arrival_s,service_s\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(arrivals(read(zipped, 1, HOUR))).containsExactly(1_000_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "colour,shape;1,2!1: header must be one of arrival_s,context_tokens,generated_tokens | second,requests"
                        + " | arrival_s,service_s, was: colour,shape",
                "arrival_s,service_s;1!2: line must have the 2 columns arrival_s,service_s, was: 1",
                "arrival_s,service_s;1,2,3!2: line must have the 2 columns arrival_s,service_s, was: 1,2,3",
                "arrival_s,service_s;1,2;;3,4!3: line must have the 2 columns arrival_s,service_s, was: (nothing)",
                "arrival_s,service_s;1,x!2: service_s must be a number, was: x",
                "arrival_s,service_s;1,!2: service_s must be a number, was: (nothing)",
                "arrival_s,service_s;NaN,1!2: arrival_s must be a number, was: NaN",
                "arrival_s,service_s;Infinity,1!2: arrival_s must be a number, was: Infinity",
                "arrival_s,service_s;1d,1!2: arrival_s must be a number, was: 1d",
                "arrival_s,service_s;-1,1!2: arrival_s must be from 0 to 1000000000 s, was: -1",
                "arrival_s,service_s;1e300,1!2: arrival_s must be from 0 to 1000000000 s, was: 1e300",
                "arrival_s,service_s;1,-0.1!2: service_s must be from 0 to 1000000000 s, was: -0.1",
                "arrival_s,service_s;2,1;1,1!3: arrival_s must not be before the line before (2.0), was: 1",
                "arrival_s,context_tokens,generated_tokens;0,1.5,1"
                        + "!2: context_tokens must be a whole number from 0 to 100000000, was: 1.5",
                "arrival_s,context_tokens,generated_tokens;0,1,-1"
                        + "!2: generated_tokens must be a whole number from 0 to 100000000, was: -1",
                "arrival_s,context_tokens,generated_tokens;2,1,1;1,1,1"
                        + "!3: arrival_s must not be before the line before (2.0), was: 1",
                "second,requests;0.5,1!2: second must be a whole number from 0 to 1000000000, was: 0.5",
                "second,requests;0,1;0,1!3: second must be above the line before, was: 0",
                "second,requests;1,1;0,1!3: second must be above the line before, was: 0",
                "second,requests;0,-1!2: requests must be a whole number from 0 to 1000000, was: -1",
                "second,requests;0,1000001!2: requests must be a whole number from 0 to 1000000, was: 1000001",
                "second,requests;0,1000000;1,1000000;2,1000000;3,1000000;4,1000000;5,1"
                        + "!7: trace must have at most 5000000 requests in the time replayed, was: more",
                "second,requests;0,0;1,0!4: trace must have a request in the time replayed, was: none",
                "arrival_s,service_s;!2: trace must have a request in the time replayed, was: none",
                "arrival_s,service_s;7200,1!3: trace must have a request in the time replayed, was: none",
            })
    void eachRuleBrokenOnce(String text, String problem) throws IOException {
        Path trace = file(text);

        assertThatThrownBy(() -> read(trace, 1, HOUR))
                .isInstanceOf(BadInput.class)
                .hasMessage(trace + ":" + problem);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path trace = file("");

        assertThatThrownBy(() -> read(trace, 1, HOUR))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(trace + ":1: header must be one of ")
                .hasMessageEndingWith(", was: an empty file");
    }

    @Test
    void refusesAFileThatIsNotThereOrAFolder() {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"), 1, HOUR))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.csv must be a file that can be read, was: ");
        assertThatThrownBy(() -> read(folder, 1, HOUR))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("must be a file that can be read, was: ");
    }

    @Test
    void refusesWhatOnlyLooksCompressed() throws IOException {
        Path broken = folder.resolve("broken.gz");
        Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

        assertThatThrownBy(() -> read(broken, 1, HOUR))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("broken.gz:1: compressed data must be valid gzip, was: ");
    }

    @ParameterizedTest(name = "{0} has {1} requests")
    @CsvSource({
        "azure_llm_conv_2023.csv.gz, 19366",
        "autothrottle_bursty.csv.gz, 587788",
        "cilantro_twitter_24h.csv.gz, 3628850"
    })
    void readsTheRecordedTraces(String name, int requests) {
        Path trace = Path.of("..", "..", "shared", "data", name);
        if (!Files.exists(trace)) {
            Assumptions.abort("skipped: no recorded trace " + name + " beside this project");
        }

        assertThat(read(trace, 1, Duration.ofDays(2)).size()).isEqualTo(requests);
    }
}
