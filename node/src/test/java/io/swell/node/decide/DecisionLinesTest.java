package io.swell.node.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.node.decide.DryRun.Answer;
import io.swell.node.decide.DryRun.Step;
import io.swell.shared.input.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionLinesTest {

    private final List<Step> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Answer answer = new Answer(2.5, 3, "because");

    private String answers(String steps) throws IOException {
        return answers(new ByteArrayInputStream(steps.getBytes(StandardCharsets.UTF_8)));
    }

    private String answers(InputStream in) throws IOException {
        PrintStream printer = new PrintStream(out, false, StandardCharsets.UTF_8);
        new DecisionLines(this::decide, printer).answerAll(in);
        return written();
    }

    private Answer decide(Step step) {
        asked.add(step);
        return answer;
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsEveryFieldOfAStep() throws IOException {
        answers("{\"at\": 12.5, \"ongoing\": 40.0, \"queued\": 10, \"running\": 4, \"target\": 5.0}");

        assertThat(asked)
                .containsExactly(new Step(
                        12.5, OptionalDouble.of(40), OptionalDouble.empty(), 10, OptionalInt.of(4), OptionalInt.of(5)));
    }

    @Test
    void whatIsLeftOutIsEmptyAndNothingIsQueued() throws IOException {
        answers("{\"at\": 0, \"load\": 1e3}");

        assertThat(asked)
                .containsExactly(new Step(
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.of(1000),
                        0,
                        OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    @Test
    void answersOneLineForEachWithTheTimeAsItWasWritten() throws IOException {
        String lines = answers(
                """
                {"at": 1, "ongoing": 5}

                {"at": 12.5, "ongoing": 5}
                """);

        assertThat(lines)
                .isEqualTo(
                        """
                        {"at":1,"desired":2.5,"target":3,"reason":"because"}
                        {"at":12.5,"desired":2.5,"target":3,"reason":"because"}
                        """);
    }

    @Test
    void aPolicyWithoutAnAnswerDesiresNull() throws IOException {
        answer = new Answer(Double.NaN, 1, "no \"data\"");

        assertThat(answers("{\"at\": 1, \"ongoing\": 5}"))
                .isEqualTo("{\"at\":1,\"desired\":null,\"target\":1,\"reason\":\"no \\\"data\\\"\"}\n");
    }

    @Test
    void writesAnAnswerBeforeItReadsTheNextStep() throws IOException {
        byte[] steps = "{\"at\":1,\"ongoing\":5}\n{\"at\":2,\"ongoing\":5}\n".getBytes(StandardCharsets.UTF_8);
        List<Integer> linesWrittenAtEachRead = new ArrayList<>();
        InputStream lineByLine = new ByteArrayInputStream(steps) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                linesWrittenAtEachRead.add((int) written().lines().count());
                return super.read(into, from, Math.min(length, steps.length / 2));
            }

            @Override
            public synchronized int available() {
                return 0; // as with a person who has not yet typed the next line
            }
        };

        answers(lineByLine);

        assertThat(linesWrittenAtEachRead).startsWith(0, 1, 2);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|line must be one JSON object (Unrecognized token 'nonsense': was expecting (JSON String, "
                        + "Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')), was: nonsense",
                "[1]|line must be one JSON object, was: [1]",
                "7|line must be one JSON object, was: 7",
                "{\"at\":1,\"ongoing\":1,\"colour\":2}|colour must be one of at, ongoing, load, queued, running, target, was: 2",
                "{\"ongoing\":1}|at must be given, in seconds, was: {\"ongoing\":1}",
                "{\"at\":\"1\",\"ongoing\":1}|at must be a number from 0 to 1e10, was: \"1\"",
                "{\"at\":-1,\"ongoing\":1}|at must be a number from 0 to 1e10, was: -1",
                "{\"at\":1e12,\"ongoing\":1}|at must be a number from 0 to 1e10, was: 1.0E12",
                "{\"at\":1}|ongoing or load must be given, and only one of them, was: {\"at\":1}",
                "{\"at\":1,\"ongoing\":1,\"load\":1}|ongoing or load must be given, and only one of them, was: {\"at\":1,\"ongoing\":1,\"load\":1}",
                "{\"at\":1,\"ongoing\":NaN}|ongoing must be a number from 0 to 1e10, was: NaN",
                "{\"at\":1,\"ongoing\":1e999}|ongoing must be a number from 0 to 1e10, was: Infinity",
                "{\"at\":1,\"ongoing\":null}|ongoing must be a number from 0 to 1e10, was: null",
                "{\"at\":1,\"load\":-0.5}|load must be a number from 0 to 1e10, was: -0.5",
                "{\"at\":1,\"ongoing\":1,\"queued\":true}|queued must be a number from 0 to 1e10, was: true",
                "{\"at\":1,\"ongoing\":1,\"running\":1.5}|running must be a whole number, at least 0, was: 1.5",
                "{\"at\":1,\"ongoing\":1,\"target\":-1}|target must be a whole number, at least 0, was: -1",
                "{\"at\":1,\"ongoing\":1,\"target\":3000000000}|target must be a whole number, at least 0, was: 3000000000",
            })
    void eachRuleBrokenOnce(String line, String problem) {
        assertThatThrownBy(() -> answers("{\"at\":0,\"ongoing\":1}\n" + line + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessage("stdin:2: " + problem);
        assertThat(written().lines()).as("the line before was answered").hasSize(1);
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"at\":1,\"ongoing\":1} {\"at\":2}|Trailing token",
                "{\"at\":1,\"at\":2,\"ongoing\":1}|Duplicate field 'at'",
                "{\"at\":1,\"ongoing\":1|Unexpected end-of-input",
            })
    void aLineIsExactlyOneObject(String line, String cause) {
        assertThatThrownBy(() -> answers(line))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("stdin:1: line must be one JSON object (")
                .hasMessageContaining(cause);
    }

    @Test
    void timeMayStandStillButNotGoBackwards() throws IOException {
        answers("{\"at\":13,\"ongoing\":1}\n{\"at\":13,\"ongoing\":1}\n");

        assertThatThrownBy(() -> answers("{\"at\":13,\"ongoing\":1}\n{\"at\":12.5,\"ongoing\":1}\n"))
                .hasMessage("stdin:2: at must not go backwards (last: 13.0), was: 12.5");
    }
}
