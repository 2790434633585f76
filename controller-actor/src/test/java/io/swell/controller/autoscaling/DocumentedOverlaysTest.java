package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.ScalingOrder.Kind;
import io.swell.shared.config.FallbackConfig;
import io.swell.shared.config.OverlayConfig;
import io.swell.shared.config.ScheduleWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The tables of "What stands over decisions", row by row. */
class DocumentedOverlaysTest {

    private static final Path PAGE = Path.of("..", "docs", "autoscaling.md");
    private static final Coverage NOBODY = new Coverage(3, 0, 0, 0, true, 5_000_000, false);

    private final Declared deployment = Declared.deployment().bounds(1, 10);

    @Test
    void schedules() throws IOException {
        ScheduleWindow officeHours = new ScheduleWindow(
                "office-hours",
                "0 8 * * MON-FRI",
                Duration.ofHours(10),
                ZoneId.of("Europe/Berlin"),
                OptionalInt.of(4),
                OptionalInt.of(6));
        Timeline story = Timeline.of(deployment
                        .overlays(new OverlayConfig(List.of(officeHours), false, Optional.empty()))
                        .config())
                .beginsAt("2026-01-04T23:00:00Z");
        for (String[] row : rowsOf("Schedules")) {
            story.at(LocalTime.parse(row[1]).toSecondOfDay()).demand(Double.parseDouble(row[2]));
            check(story, row);
        }
    }

    @Test
    void recommendOnly() throws IOException {
        Timeline story = Timeline.of(deployment
                        .overlays(new OverlayConfig(List.of(), true, Optional.empty()))
                        .config())
                .adopts(3);
        for (String[] row : rowsOf("Recommend only")) {
            story.at(seconds(row)).demand(Double.parseDouble(row[2]));
            check(story, row);
        }
    }

    @Test
    void fallback() throws IOException {
        FallbackConfig six = new FallbackConfig(6, Duration.ofSeconds(60));
        Timeline story = Timeline.of(deployment
                        .overlays(new OverlayConfig(List.of(), false, Optional.of(six)))
                        .config())
                .adopts(2);
        for (String[] row : rowsOf("Fallback")) {
            story.heard(row[2].equals("all") ? Coverage.complete(3) : NOBODY)
                    .at(seconds(row))
                    .demand(4);
            check(story, row);
        }
    }

    @Test
    void byHand() throws IOException {
        Timeline story = Timeline.of(deployment.config())
                .adopts(3)
                .at(0)
                .demand(6)
                .holds(3)
                .ordered(new ScalingOrder(Kind.SCALE, 15, 1_800_000));
        for (String[] row : rowsOf("By hand")) {
            story.at(seconds(row)).demand(Double.parseDouble(row[2]));
            check(story, row);
        }
    }

    private static double seconds(String[] row) {
        return Double.parseDouble(row[1].replace(" s", ""));
    }

    private static void check(Timeline story, String[] row) {
        story.decide();
        assertThat(story.state().target()).as(String.join("|", row)).isEqualTo(Integer.parseInt(row[3]));
        if (!row[4].isEmpty()) {
            story.says(row[4]);
        }
    }

    /** Cells of each row of the first table below a heading, without those of its head. */
    private static List<String[]> rowsOf(String heading) throws IOException {
        List<String[]> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("### " + heading))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .toList();
        assertThat(rows).hasSizeGreaterThan(3);
        return rows;
    }
}
