package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * An hour of minutes, 5 requests in service and 60 from the 20th minute to the 23rd.
 *
 * <pre>
 * minute  0        10        20 23     30        40        50        60
 * demand  5--------5---------60-5------5---------5---------5---------5
 * </pre>
 */
class SeasonTest {

    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final double COLD_START = 30;
    private static final double TICK = 0.5;

    private Season season = new Season(HOUR, 60);
    private double now;

    @Test
    void saysNothingBeforeAPeriodAndAQuarter() {
        while (now < HOUR + HOUR / 4 - 1) {
            look(batch(now));
            assertThat(floor()).isZero();
        }
    }

    @Test
    void standsAColdStartBeforeWhatComesBack() {
        play(HOUR + 20 * MINUTE - COLD_START - 1, SeasonTest::batch);
        assertThat(floor()).isBetween(4.0, 5.0);
        play(2 * TICK, SeasonTest::batch);
        assertThat(floor()).isBetween(55.0, 60.0);
    }

    @Test
    void goesWithWhatItStoodFor() {
        play(HOUR + 23 * MINUTE + TICK, SeasonTest::batch);

        assertThat(floor()).isBetween(4.0, 5.0);
    }

    @Test
    void aStepInTheMiddleOfAPartCountsInFull() {
        play(HOUR + 20 * MINUTE, now -> batch(now - 30));

        assertThat(floor()).isBetween(55.0, 60.0);
    }

    @Test
    void looksAsFarAsTheColdStart() {
        play(HOUR + 15.5 * MINUTE, SeasonTest::batch);

        assertThat(season.floor(4 * MINUTE)).isLessThan(6);
        assertThat(season.floor(5 * MINUTE)).isGreaterThan(50);
        assertThat(season.floor(48 * HOUR)).isGreaterThan(50);
    }

    @Test
    void aQuietDayLowersItWithinAFewParts() {
        play(2 * HOUR, now -> 10 * batch(now));
        play(15 * MINUTE, now -> 5 * batch(now));
        play(5 * MINUTE, now -> 5 * batch(now));

        assertThat(floor()).isCloseTo(300, within(45.0));
    }

    @Test
    void aQuietDayIsNoOtherPattern() {
        play(2 * HOUR, now -> 10 * batch(now));
        play(2 * HOUR, now -> 5 * batch(now));
        play(20 * MINUTE, now -> 10 * batch(now));

        assertThat(floor()).isCloseTo(600, within(90.0));
    }

    @Test
    void oneThatDoesNotComeBackIsGivenUpWithinAFewParts() {
        play(3 * HOUR + 20 * MINUTE, SeasonTest::batch);
        play(3 * MINUTE, now -> 5);
        assertThat(floor()).isLessThan(15);
        play(57 * MINUTE, now -> 5);
        assertThat(floor()).as("an hour later").isLessThan(35);
        play(2 * HOUR, now -> 5);
        assertThat(floor()).as("three hours later").isLessThan(15);
    }

    @Test
    void isNotTrustedWhereAllStaysAsItIs() {
        play(5 * HOUR, now -> 40);

        assertThat(floor()).isZero();
    }

    @Test
    void isNotTrustedWhereItIsWrong() {
        play(4 * HOUR, now -> batch(now + Math.floor(now / HOUR) * 11 * MINUTE));

        double most = 0;
        while (now < 5 * HOUR) {
            look(batch(now + 44 * MINUTE));
            most = Math.max(most, floor());
        }
        assertThat(most).isZero();
    }

    @Test
    void nothingIsForecastFromNothing() {
        play(3 * HOUR, now -> 0);

        assertThat(floor()).isZero();
    }

    @Test
    void copesWithJumpsOfTime() {
        play(2 * HOUR, SeasonTest::batch);
        now += 3 * HOUR;
        season.observe(now, 5);

        assertThat(floor()).isFinite().isNotNegative();
    }

    @Test
    void whatWasSkippedTaughtNothingButTheTime() {
        play(2 * HOUR, SeasonTest::batch);
        now += 10 * HOUR + 10 * MINUTE;
        season.skipTo(now);
        play(10 * MINUTE, SeasonTest::batch);

        assertThat(floor()).isBetween(50.0, 60.0);
    }

    @Test
    void halfAProfileIsNoneAfterASkip() {
        play(0.7 * HOUR, SeasonTest::batch);
        now += HOUR;
        season.skipTo(now);
        play(HOUR, SeasonTest::batch);

        assertThat(floor()).isZero();
    }

    @Test
    void goesOnFromWhatWasSaved() {
        play(2 * HOUR + 12_345 * 0.1, SeasonTest::batch);
        ByteBuffer saved = ByteBuffer.allocate(200);
        season.save(saved);
        Season restored = new Season(HOUR, 60);
        restored.restore(saved.flip(), now);

        for (int look = 0; look < 2 * HOUR; look++) {
            look(batch(now));
            restored.observe(now, batch(now));
            assertThat(restored.floor(COLD_START)).isEqualTo(floor());
        }
    }

    private static double batch(double at) {
        double minute = at % HOUR / MINUTE;
        return minute > 20 && minute <= 23 ? 60 : 5;
    }

    private double floor() {
        return season.floor(COLD_START);
    }

    private void play(double seconds, DoubleUnaryOperator demand) {
        double until = now + seconds;
        while (now < until) {
            look(demand.applyAsDouble(now + TICK));
        }
    }

    private void look(double demand) {
        now += TICK;
        season.observe(now, demand);
    }
}
