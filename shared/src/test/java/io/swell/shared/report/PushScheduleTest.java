package io.swell.shared.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.MetricsPusherSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are in milliseconds after the first report. The interval is 1 s, an answer may take 400 ms, edges are 100 ms apart. */
class PushScheduleTest {

    /** Not 0, and so that all sums pass the end of a long: only differences mean anything. */
    private static final long START = Long.MAX_VALUE - 500_000_000L;

    private final PushSchedule schedule = schedule(Duration.ofMillis(400));

    @Test
    void theFirstReportIsDueWhenItsJitterSays() {
        assertThat(due(false)).isZero();
    }

    @Test
    void theFirstHandleNeedNotWaitForTheJitter() {
        schedule.want();

        assertThat(due(false)).isEqualTo(-1_000);
    }

    @Test
    void reportsAreAnIntervalApartWhateverSentTheLast() {
        sentAt(0);
        assertThat(due(false)).isEqualTo(1_000);

        schedule.want();
        sentAt(300);
        assertThat(due(false)).isEqualTo(1_300);
    }

    @Test
    void anEdgeBringsTheNextReportForward() {
        sentAt(0);

        schedule.want();

        assertThat(schedule.isUrgent()).isTrue();
        assertThat(due(false)).isLessThanOrEqualTo(0);
    }

    @Test
    void twoEdgesKeepTheirDistance() {
        sentAt(0);
        schedule.want();
        sentAt(10);

        assertThat(schedule.isUrgent()).isFalse();
        schedule.want();
        assertThat(due(false)).isEqualTo(110);
    }

    @Test
    void anEdgeNeverPutsOffTheOrdinaryReport() {
        sentAt(0);
        schedule.want();
        sentAt(950);
        schedule.grant(Duration.ofMillis(20));

        schedule.want();

        assertThat(due(false)).isEqualTo(970);
    }

    @ParameterizedTest(name = "an answer may take {0} ms: the next report goes at {1} ms")
    @CsvSource({"400, 1000", "1000, 1000", "2500, 2500"})
    void aReportInFlightIsGivenUpAfterItsTimeAndTheNextGoesNoSoonerThanItWouldHave(long timeout, long expected) {
        PushSchedule patient = schedule(Duration.ofMillis(timeout));
        patient.sent(START);

        assertThat(millis(patient.dueNanos(true))).isEqualTo(expected);
    }

    @Test
    void anEdgeWaitsForTheAnswerOfTheReportInFlightOrItsTimeout() {
        sentAt(0);

        schedule.want();

        assertThat(due(true)).isEqualTo(400);
    }

    @Test
    void thePaceIsTheControllersAlsoWhenItDoesNotAnswer() {
        sentAt(0);
        schedule.grant(Duration.ofSeconds(10));

        assertThat(due(false)).isEqualTo(10_000);
        assertThat(due(true)).isEqualTo(10_000);
    }

    @Test
    void aFasterPaceHoldsFromTheLastReportOn() {
        sentAt(0);

        schedule.grant(Duration.ofMillis(250));

        assertThat(due(false)).isEqualTo(250);
    }

    private static PushSchedule schedule(Duration ackTimeout) {
        return new PushSchedule(
                new MetricsPusherSettings(Duration.ofSeconds(1), ackTimeout, Duration.ofMillis(100), 2, 65_536), START);
    }

    private void sentAt(long millis) {
        schedule.sent(START + millis * 1_000_000);
    }

    private long due(boolean inFlight) {
        return millis(schedule.dueNanos(inFlight));
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos - START, 1_000_000);
    }
}
