package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/autoscaling.md tells of each policy happens as it is told. */
class DocumentedTimelineTest {

    private static final Path PAGE = Path.of("..", "docs", "autoscaling.md");

    @Test
    void ongoingRequestsIsLookedAtAtEachLine() throws IOException {
        DecisionDryRun dryRun = dryRun(Declared.deployment().bounds(0, 50).delayToZero(60), "ongoing-requests");
        for (String row : rows("## A worked timeline of `ongoing-requests`", 9)) {
            assertThat(tell(dryRun, second(row), load(row))).isEqualTo(row);
        }
    }

    /** Between the lines they are looked at every second. */
    @ParameterizedTest
    @CsvSource({"panic-window, 8", "target-tracking, 7", "adaptive, 12"})
    void aPolicyWithAMemoryIsLookedAtAllTheTime(String policy, int least) throws IOException {
        DecisionDryRun dryRun = dryRun(Declared.deployment().bounds(1, 50).promising(0.5, 0.01), policy);
        int next = 0;
        String load = "0";
        for (String row : rows("## `" + policy + "`", least)) {
            for (; next < second(row); next++) {
                tell(dryRun, next, load);
            }
            load = load(row);
            assertThat(tell(dryRun, next++, load)).isEqualTo(row);
        }
    }

    private static DecisionDryRun dryRun(Declared declared, String policy) {
        return new DecisionDryRun(
                Timeline.ID, declared.policy(policy).config(), Declared.SLOTS, AutoscalingPolicy.named(policy));
    }

    /** Lines of the table below a heading. */
    private static List<String> rows(String heading, int least) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.matches("\\| \\d+ \\| \\d.*"))
                .toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(least);
        return rows;
    }

    private static int second(String row) {
        return Integer.parseInt(row.split("\\|", -1)[1].strip());
    }

    private static String load(String row) {
        return row.split("\\|", -1)[2].strip();
    }

    private static String tell(DecisionDryRun dryRun, int second, String load) {
        DecisionDryRun.Answer answer = dryRun.decide(new DecisionDryRun.Step(
                second,
                OptionalDouble.empty(),
                OptionalDouble.of(Double.parseDouble(load)),
                0,
                OptionalInt.empty(),
                OptionalInt.empty()));
        double desired = Math.round(answer.desired() * 100) / 100.0;
        return "| %d | %s | %s | %d | %s |".formatted(second, load, desired, answer.target(), answer.reason());
    }
}
