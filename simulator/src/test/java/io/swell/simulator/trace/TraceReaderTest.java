package io.swell.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swell.shared.input.BadInput;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {

    @TempDir
    private Path folder;

    private Trace read(String text, String law, long seed) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text.replace(";", "\n"));
        Optional<ServiceLaw> service = law.isEmpty() ? Optional.empty() : Optional.of(ServiceLaw.parse(law));
        return new TraceReader(file, service, new SplittableRandom(seed)).read();
    }

    @Test
    void readsOneRequestALine() throws IOException {
        Trace trace = read("arrival_s,service_s;0.5,1;0.5,0;2.25,1e-3", "", 1);

        assertThat(trace.size()).isEqualTo(3);
        assertThat(trace.arrival(2)).isEqualTo(2.25);
        assertThat(trace.service(2)).isEqualTo(0.001);
    }

    @Test
    void readsCompressedFiles() throws IOException {
        Path file = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("arrival_s,service_s\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new TraceReader(file, Optional.empty(), new SplittableRandom(1))
                        .read()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void spreadsCountsOverTheirSecond() throws IOException {
        Trace trace = read("second,requests;3,1000;4,0;6,2", "lognormal:mean=1s,cv=1", 1);

        assertThat(trace.size()).isEqualTo(1002);
        assertThat(trace.arrival(0)).isBetween(3.0, 3.1);
        assertThat(trace.arrival(999)).isBetween(3.9, 4.0);
        assertThat(trace.arrival(1000)).isBetween(6.0, 7.0);
    }

    @Test
    void drawsServiceTimesOfTheLaw() throws IOException {
        Trace trace = read("second,requests;0,200000", "lognormal:mean=200ms,cv=0.5", 2);
        double mean = trace.work() / trace.size();
        double squares = 0;
        for (int i = 0; i < trace.size(); i++) {
            squares += Math.pow(trace.service(i) - mean, 2);
        }

        assertThat(mean).isCloseTo(0.2, within(0.002));
        assertThat(Math.sqrt(squares / trace.size()) / mean).isCloseTo(0.5, within(0.01));
        assertThat(read("second,requests;0,9", "lognormal:mean=2s,cv=0", 2).service(8))
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void sameSeedSameTrace() throws IOException {
        String text = "second,requests;0,50";
        String law = "lognormal:mean=1s,cv=1";

        assertThat(read(text, law, 3).arrival(25)).isEqualTo(read(text, law, 3).arrival(25));
        assertThat(read(text, law, 3).arrival(25))
                .isNotEqualTo(read(text, law, 4).arrival(25));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    ''!!1: header must be one of arrival_s,service_s | second,requests, was: an empty file
                    a,b;1,2!!1: header must be one of arrival_s,service_s | second,requests, was: a,b
                    arrival_s,service_s!!2: trace must have a request, was: none
                    arrival_s,service_s;1!!2: line must have the 2 columns arrival_s,service_s, was: 1
                    arrival_s,service_s;x,1!!2: arrival_s must be a number, was: x
                    arrival_s,service_s;1,-1!!2: service_s must be from 0 to 1000000 s, was: -1
                    arrival_s,service_s;1,NaN!!2: service_s must be a number, was: NaN
                    arrival_s,service_s;2,1;1,1!!3: arrival_s must not be before the line before (2.0), was: 1
                    second,requests;1.5,1!lognormal:mean=1s,cv=1!2: second must be a whole number from 0 to 100000000, was: 1.5
                    second,requests;1,1;1,1!lognormal:mean=1s,cv=1!3: second must be above the line before, was: 1
                    second,requests;1,-1!lognormal:mean=1s,cv=1!2: requests must be a whole number from 0 to 10000000, was: -1
                    second,requests;1,1!!--service must be given for a trace of second,requests, was: (nothing)
                    arrival_s,service_s;1,1!lognormal:mean=1s,cv=1!--service must not be given for a trace that has its own service times
                    """)
    void saysLineRuleAndValue(String text, String law, String expected) {
        assertThatThrownBy(() -> read(text, law == null ? "" : law, 1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(expected.startsWith("--") ? expected : "t.csv:" + expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "normal",
                "lognormal:mean=1,cv=1",
                "lognormal:mean=0s,cv=1",
                "lognormal:mean=1s,cv=-1",
                "lognormal:cv=1,mean=1s",
                "lognormal:mean=1s",
                "lognormal:mean=99999999s,cv=1",
                "lognormal:mean=1s,cv=1x"
            })
    void refusesWhatIsNoLaw(String text) {
        assertThatThrownBy(() -> ServiceLaw.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be lognormal:mean=TIME,cv=NUMBER");
    }
}
