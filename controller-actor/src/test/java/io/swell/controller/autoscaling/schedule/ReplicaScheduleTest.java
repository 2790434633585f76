package io.swell.controller.autoscaling.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.SwellSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaScheduleTest {

    // bounds 1..10
    // day     8h min 4 ============================== 18h
    // lunch              12h min 6, max 8 == 13h
    // saving                   12:30 max 2 ======= 14h
    private final ReplicaSchedule schedule = schedule(
            "day { cron = \"0 8 * * *\", duration = 10h, zone = UTC, min-replicas = 4 }",
            "lunch { cron = \"0 12 * * *\", duration = 1h, zone = UTC, min-replicas = 6, max-replicas = 8 }",
            "saving { cron = \"30 12 * * *\", duration = 90m, zone = UTC, max-replicas = 2 }");

    @Test
    void outsideOfAllWindowsTheDeploymentsOwnBoundsHold() {
        assertThat(at("07:00")).isEqualTo(new ScheduledBounds(1, "", 10, "", millis("08:00")));
    }

    @Test
    void theLargestMinimumAndTheSmallestMaximumHold() {
        assertThat(at("08:00")).isEqualTo(new ScheduledBounds(4, "day", 10, "", millis("12:00")));
        assertThat(at("12:00")).isEqualTo(new ScheduledBounds(6, "lunch", 8, "lunch", millis("12:30")));
    }

    @Test
    void aMinimumHoldsAgainstASmallerMaximum() {
        assertThat(at("12:45")).isEqualTo(new ScheduledBounds(6, "lunch", 6, "lunch", millis("13:00")));
        assertThat(at("13:00")).isEqualTo(new ScheduledBounds(4, "day", 4, "day", millis("14:00")));
    }

    @Test
    void windowsNarrowButNeverWiden() {
        ReplicaSchedule wide = schedule(
                "night { cron = \"0 0 * * *\", duration = 6h, zone = UTC, min-replicas = 0, " + "max-replicas = 50 }");

        assertThat(wide.at(millis("03:00"))).isEqualTo(new ScheduledBounds(1, "", 10, "", millis("06:00")));
    }

    private ScheduledBounds at(String time) {
        return schedule.at(millis(time));
    }

    private static long millis(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z").toEpochMilli();
    }

    private static ReplicaSchedule schedule(String... windows) {
        String hocon = "swell.deployments.it.autoscaling { min-replicas = 1, max-replicas = 10, schedule {\n"
                + String.join("\n", List.of(windows)) + "\n} }";
        return ReplicaSchedule.of(SwellSettings.fromConfig(
                        ConfigFactory.parseString(hocon).withFallback(ConfigFactory.defaultReference()))
                .deployments()
                .get(0)
                .autoscaling());
    }
}
