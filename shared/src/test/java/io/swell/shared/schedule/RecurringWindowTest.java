package io.swell.shared.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final RecurringWindow OFFICE = window("0 8 * * MON-FRI", Duration.ofHours(10));

    // Mon 8h =========== 18h         Tue 8h ===========          Sat
    @ParameterizedTest(name = "{0}: open {1}, next edge {2}")
    @CsvSource({
        "2026-01-05T07:59:59.999+01:00, false, 2026-01-05T08:00+01:00",
        "2026-01-05T08:00+01:00, true, 2026-01-05T18:00+01:00",
        "2026-01-05T08:00:30+01:00, true, 2026-01-05T18:00+01:00",
        "2026-01-05T17:59:59.999+01:00, true, 2026-01-05T18:00+01:00",
        "2026-01-05T18:00+01:00, false, 2026-01-06T08:00+01:00",
        "2026-01-09T20:00+01:00, false, 2026-01-12T08:00+01:00",
        "2026-03-28T23:50+01:00, false, 2026-03-30T08:00+02:00",
    })
    void isOpenFromItsBeginUpToItsEnd(ZonedDateTime at, boolean open, ZonedDateTime edge) {
        assertThat(OFFICE.isOpen(millis(at))).isEqualTo(open);
        assertThat(edgeAfter(OFFICE, at)).isEqualTo(edge.toInstant());
    }

    @Test
    void keepsToTheClocksOfItsZone() {
        RecurringWindow tokyo = new RecurringWindow("0 8 * * *", Duration.ofHours(1), ZoneId.of("Asia/Tokyo"));

        assertThat(tokyo.isOpen(millis(ZonedDateTime.parse("2026-01-05T23:30Z"))))
                .isTrue();
        assertThat(tokyo.isOpen(millis(ZonedDateTime.parse("2026-01-05T08:30Z"))))
                .isFalse();
    }

    // clocks   01:59  03:00                         2:30 is skipped in the night to 29 March 2026
    //             |====== 1 h ======|
    @Test
    void whatBeginsInTheSkippedHourBeginsWhenTheClocksAreSet() {
        RecurringWindow nightly = window("30 2 * * *", Duration.ofHours(1));

        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-03-29T01:59+01:00")))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(nightly.isOpen(millis(ZonedDateTime.parse("2026-03-29T03:00+02:00"))))
                .isTrue();
        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-03-29T03:00+02:00")))
                .isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-03-29T04:00+02:00")))
                .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
    }

    // clocks   2:00  2:30  2:59  2:00  2:30  3:00   2:30 comes twice in the night to 25 October 2026
    //                 |=20 min=|         -
    @Test
    void whatBeginsInTheDoubledHourBeginsTheFirstTimeOnly() {
        RecurringWindow nightly = window("30 2 * * *", Duration.ofMinutes(20));

        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-10-25T01:00+02:00")))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(nightly.isOpen(millis(ZonedDateTime.parse("2026-10-25T02:40+02:00"))))
                .isTrue();
        assertThat(nightly.isOpen(millis(ZonedDateTime.parse("2026-10-25T02:40+01:00"))))
                .isFalse();
        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-10-25T02:50+02:00")))
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(edgeAfter(nightly, ZonedDateTime.parse("2026-10-25T02:10+01:00")))
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({
        "2026-03-28T22:00+01:00, 2026-03-29T07:00+02:00",
        "2026-10-24T22:00+02:00, 2026-10-25T05:00+01:00",
        "2026-10-25T22:00+01:00, 2026-10-26T06:00+01:00",
    })
    void lastsAsLongAsEverWhenClocksAreSetMeanwhile(ZonedDateTime begin, ZonedDateTime end) {
        RecurringWindow night = window("0 22 * * *", Duration.ofHours(8));

        assertThat(night.isOpen(millis(begin))).isTrue();
        assertThat(edgeAfter(night, begin)).isEqualTo(end.toInstant());
    }

    @Test
    void goesOnWhereItBeginsAgainBeforeItIsOver() {
        RecurringWindow always = window("*/30 * * * *", Duration.ofMinutes(90));
        ZonedDateTime at = ZonedDateTime.parse("2026-10-24T00:10+02:00");

        for (int i = 0; i < 60; i++) {
            assertThat(always.isOpen(millis(at))).as("at %s", at).isTrue();
            assertThat(edgeAfter(always, at)).isAfter(at.toInstant());
            at = at.plusMinutes(50);
        }
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"})
    void opensAndClosesAtEdgesOnly(String zone) {
        RecurringWindow window = new RecurringWindow("15,45 1-3 * * *", Duration.ofMinutes(20), ZoneId.of(zone));
        long from = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        long end = from + Duration.ofDays(280).toMillis();
        int opened = 0;
        for (long at = from; at < end; ) {
            long edge = window.nextEdge(at);
            assertThat(edge).isGreaterThan(at);
            assertThat(window.isOpen(edge - 1))
                    .as("before %s", Instant.ofEpochMilli(edge))
                    .isEqualTo(window.isOpen(at));
            opened += window.isOpen(edge) && !window.isOpen(edge - 1) ? 1 : 0;
            at = edge;
        }
        assertThat(opened).isBetween(6 * 280 - 3, 6 * 280 + 1); // less what is skipped; the last edge is beyond the end
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"", "8 o'clock", "0 8 * *", "0 8 * * MON-FRI 2026", "60 8 * * *", "0 0 30 2 *", "0 8 * * XYZ"})
    void refusesWhatNamesNoTimes(String cron) {
        assertThatThrownBy(() -> window(cron, Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecurringWindow window(String cron, Duration duration) {
        return new RecurringWindow(cron, duration, BERLIN);
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }

    private static Instant edgeAfter(RecurringWindow window, ZonedDateTime time) {
        return Instant.ofEpochMilli(window.nextEdge(millis(time)));
    }
}
