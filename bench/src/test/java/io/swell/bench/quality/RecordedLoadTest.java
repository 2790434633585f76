package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.InputLines;
import io.swell.simulator.Conditions;
import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedLoadTest {

    private static final Path SHARED = Path.of("..", "..", "shared", "data");
    private static final ServiceLaw LAW = ServiceLaw.parse("lognormal:mean=4s,cv=1");

    private static Trace read(Recording recording, String lines) throws IOException {
        try (InputLines input =
                new InputLines("it", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), 1_000)) {
            return recording.read(input, new SplittableRandom(1));
        }
    }

    private static Trace recorded(String name) {
        return new RecordedLoad(SHARED)
                .present().stream()
                        .filter(load -> load.name().equals(name))
                        .findFirst()
                        .orElseGet(() ->
                                Assumptions.abort("skipped: recorded load " + name + ", for it is not in " + SHARED))
                        .trace(1);
    }

    @Test
    void callsTakeAsLongAsTheirTokens() throws IOException {
        Trace trace = read(new Recording.Calls(), "0,100,10\n2.5,0,0\n");

        assertThat(trace.size()).isEqualTo(2);
        assertThat(trace.service(0)).isCloseTo(0.05 + 0.02 + 0.2, within(1e-12));
        assertThat(trace.arrival(1)).isEqualTo(2.5);
        assertThat(trace.service(1)).isEqualTo(0.05);
    }

    @Test
    void countsAreThinnedAndBeginWithTheirFirstSecond() throws IOException {
        Recording counts = new Recording.Counts(10, 12, 0.25, LAW);

        Trace trace = read(counts, "9,5000\n10,20000\n11,20000\n12,5000\n");

        assertThat(trace.size()).isBetween(9_700, 10_300);
        assertThat(trace.arrival(0)).isBetween(0.0, 0.01);
        assertThat(trace.arrival(trace.size() - 1)).isBetween(1.99, 2.0);
        assertThat(trace.work() / trace.size()).isCloseTo(4, within(0.2));
    }

    @Test
    void saysWhichLineCannotBeRead() {
        assertThatThrownBy(() -> read(new Recording.Calls(), "0,100,10\n1,many,10\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("it:2: context_tokens must be a number, was: many");
    }

    @Test
    void refusesARecordingOfAnotherForm(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("autothrottle_bursty.csv.gz"), "minute,requests\n0,1\n");

        Workload bursty = new RecordedLoad(folder).present().get(0);

        assertThatThrownBy(() -> bursty.trace(1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("header must be one of second,requests, was: minute,requests");
    }

    @Test
    void saysWhichRecordingsAreMissing(@TempDir Path folder) {
        RecordedLoad none = new RecordedLoad(folder);

        assertThat(none.present()).isEmpty();
        assertThat(none.missing())
                .containsExactly(
                        "azure_conv (azure_llm_conv_2023.csv.gz)",
                        "bursty (autothrottle_bursty.csv.gz)",
                        "twitter9h (cilantro_twitter_24h.csv.gz)");
    }

    @Test
    void aConversationTraceIsPlayedAsItIs() {
        Trace trace = recorded("azure_conv");

        assertThat(trace.size()).isEqualTo(19_366);
        assertThat(Conditions.warmReplicas(trace, 5)).isEqualTo(12);
    }

    @Test
    void aQuarterOfTheBurstsIsLeft() {
        Trace trace = recorded("bursty");

        assertThat(trace.size()).isCloseTo(147_000, within(1_500));
        assertThat(trace.work() / trace.size()).isCloseTo(1, within(0.02));
        assertThat(trace.arrival(trace.size() - 1)).isBetween(3_590.0, 3_600.0);
    }

    @Test
    void nineHoursOfADayAreThinned() {
        Trace trace = recorded("twitter9h");

        assertThat(trace.size() / 32_400.0).isBetween(4.0, 8.0);
        assertThat(trace.work() / trace.size()).isCloseTo(4, within(0.06));
        assertThat(trace.arrival(trace.size() - 1)).isBetween(32_390.0, 32_400.0);
    }
}
