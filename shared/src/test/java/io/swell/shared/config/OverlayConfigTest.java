package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverlayConfigTest {

    @Test
    void defaults() {
        assertThat(overlays("")).isEqualTo(OverlayConfig.NONE);
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(
                        overlays(
                                """
                schedule {
                  office-hours {
                    cron = "0 8 * * MON-FRI", duration = 10h, zone = "Europe/Berlin", min-replicas = 4, max-replicas = 9
                  }
                  at-night { cron = "0 22 * * *", duration = 8h, zone = UTC, max-replicas = 2 }
                }
                recommend-only = true
                fallback { replicas = 6, after = 90s }"""))
                .isEqualTo(new OverlayConfig(
                        List.of(
                                new ScheduleWindow(
                                        "at-night",
                                        "0 22 * * *",
                                        Duration.ofHours(8),
                                        ZoneId.of("UTC"),
                                        OptionalInt.empty(),
                                        OptionalInt.of(2)),
                                new ScheduleWindow(
                                        "office-hours",
                                        "0 8 * * MON-FRI",
                                        Duration.ofHours(10),
                                        ZoneId.of("Europe/Berlin"),
                                        OptionalInt.of(4),
                                        OptionalInt.of(9))),
                        true,
                        Optional.of(new FallbackConfig(6, Duration.ofSeconds(90)))));
    }

    @Test
    void aWindowThatIsNullTakesBackADefault() {
        SwellSettings settings = Reading.settings(
                "swell.deployment-defaults.autoscaling.schedule.night {",
                "cron = \"0 22 * * *\", duration = 8h, zone = UTC, min-replicas = 2 }",
                "swell.deployments { one { autoscaling {} }, other { autoscaling.schedule.night = null } }");

        assertThat(settings.deployments().get(0).autoscaling().overlays().schedule())
                .hasSize(1);
        assertThat(settings.deployments().get(1).autoscaling().overlays().schedule())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "cron, at eight, 'must be a cron expression of five fields that names times to come, such as 0 8 * * MON-FRI'",
        "cron, 0 0 30 2 *, 'must be a cron expression of five fields that names times to come, such as 0 8 * * MON-FRI'",
        "duration, 59s, must be from 1m to 366d",
        "duration, 367d, must be from 1m to 366d",
        "zone, Europe/Atlantis, must be a time zone such as Europe/Berlin",
        "min-replicas, -1, must be at least 0",
        "min-replicas, 101, must be at most the deployment's max-replicas",
        "max-replicas, 0, must be at least 1 and min-replicas",
        "max-replicas, 2, must be at least 1 and min-replicas",
    })
    void refusesAWindow(String key, String value, String rule) {
        assertThat(Reading.problemsOfDeployment(
                        "autoscaling.schedule.w { cron = \"0 8 * * *\", duration = 1h, zone = UTC, min-replicas = 3 }",
                        "autoscaling.schedule.w." + key + " = \"" + value + "\""))
                .containsExactly("autoscaling.schedule.w." + key + " " + rule + ", was: " + value);
    }

    @Test
    void refusesAWindowThatChangesNothing() {
        assertThat(Reading.problemsOfDeployment(
                        "autoscaling.schedule.w { cron = \"0 8 * * *\", duration = 1h, zone = UTC }"))
                .containsExactly("autoscaling.schedule.w.min-replicas must be given, or max-replicas, was: neither");
    }

    @Test
    void refusesAMaximumBelowTheDeploymentsMinimum() {
        assertThat(Reading.problemsOfDeployment(
                        "autoscaling { min-replicas = 3, schedule.w {",
                        "cron = \"0 8 * * *\", duration = 1h, zone = UTC, max-replicas = 2 } }"))
                .containsExactly(
                        "autoscaling.schedule.w.max-replicas must be at least the deployment's min-replicas, was: 2");
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "recommend-only, perhaps, must be true or false",
        "fallback.replicas, 0, must be at least 1",
        "fallback.replicas, 101, must be at most max-replicas",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problemsOfDeployment("autoscaling { " + key + " = " + value + " }"))
                .containsExactly("autoscaling." + key + " " + rule + ", was: " + value);
    }

    @Test
    void refusesAFallbackBeforeItsTime() {
        assertThat(Reading.problemsOfDeployment("autoscaling.fallback { replicas = 2, after = -1s }"))
                .containsExactly("autoscaling.fallback.after must not be negative, was: -1s");
    }

    private static OverlayConfig overlays(String content) {
        return Reading.deployment("autoscaling {", content, "}").autoscaling().overlays();
    }
}
