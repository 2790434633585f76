package io.swell.controller.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportPaceTest {

    private static final long SECOND = 1_000_000;

    private final ReportPace pace = new ReportPace(Duration.ofSeconds(1), 0);

    @Test
    void grantsTheConfiguredIntervalWhileItKeepsUp() {
        pace.waited(1_000, 5 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.isLagging()).isFalse();
    }

    @Test
    void widensWhenMessagesWaitAndNarrowsAgain() {
        pace.waited(SECOND / 5, 2 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(2));
        pace.waited(SECOND / 5 + 1, 4 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(4));

        pace.waited(1_000, 8 * SECOND);
        pace.waited(1_000, 10 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void staysWhereItIsBetweenTheTwoMarks() {
        pace.waited(SECOND / 5, 2 * SECOND);
        pace.waited(SECOND / 20, 10 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsForAStepToShowBeforeTheNext() {
        pace.waited(SECOND / 5, 2 * SECOND);
        pace.waited(SECOND, 3 * SECOND);
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void widensNoFurtherThanItsBound() {
        for (long i = 1; i < 100; i++) {
            pace.waited(10 * SECOND, i * (100 * SECOND));
        }
        assertThat(pace.granted()).isEqualTo(Duration.ofSeconds(ReportPace.WIDEST));
    }

    @Test
    void lagsWhenAMessageWaitedForAWholeInterval() {
        pace.waited(SECOND + 1, 2 * SECOND);
        assertThat(pace.isLagging()).isTrue();
        pace.waited(10, 3 * SECOND);
        assertThat(pace.isLagging()).isFalse();
    }

    @Test
    void toleratesLongerSilenceFromThoseItAskedToReportLessOften() {
        assertThat(pace.expiryMicros(Duration.ofSeconds(3))).isEqualTo(3 * SECOND);
        pace.waited(SECOND / 5, 2 * SECOND);
        assertThat(pace.expiryMicros(Duration.ofSeconds(3))).isEqualTo(6 * SECOND);
    }
}
