package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DocumentedTimelineTest {

    private static final Path PAGE = Path.of("..", "docs", "autoscaling.md");

    @Test
    void happensAsThePageTellsIt() throws IOException {
        DecisionDryRun dryRun = new DecisionDryRun(
                Timeline.ID,
                Declared.deployment().bounds(0, 50).delayToZero(60).config(),
                Declared.SLOTS,
                AutoscalingPolicy.named("ongoing-requests"));
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d+ \\| \\d.*"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(8);
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            DecisionDryRun.Answer answer = dryRun.decide(new DecisionDryRun.Step(
                    Double.parseDouble(cells[1]),
                    OptionalDouble.empty(),
                    OptionalDouble.of(Double.parseDouble(cells[2])),
                    0,
                    OptionalInt.empty(),
                    OptionalInt.empty()));
            double desired = Math.round(answer.desired() * 100) / 100.0;
            assertThat("| %s | %s | %s | %d | %s |"
                            .formatted(cells[1].strip(), cells[2].strip(), desired, answer.target(), answer.reason()))
                    .isEqualTo(row);
        }
    }
}
