package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonsTest {

    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final double COLD_START = 30;
    private static final double TICK = 5;

    private final Seasons seasons = new Seasons();
    private double now;

    @Test
    void aBatchOfEachHourIsSeenComing() {
        play(2 * HOUR + 600 - COLD_START, SeasonsTest::batch);

        assertThat(seasons.floor()).isCloseTo(60, within(5.0));
        assertThat(seasons.text()).matches(", but \\d\\d\\.\\d as the hour before at this time,");
    }

    @Test
    void aRushOfEachDayIsSeenComing() {
        play(2 * DAY + 9 * HOUR - 10, at -> at % DAY >= 9 * HOUR && at % DAY < 11 * HOUR ? 60 : 5);

        assertThat(seasons.floor()).isCloseTo(60, within(5.0));
        assertThat(seasons.text()).contains("as the day before at this time");
    }

    /** It sleeps, wakes five minutes before the batch, and was told of the last hour only. */
    @ParameterizedTest(name = "{0} s skipped")
    @ValueSource(ints = {0, 10 * HOUR, 40 * HOUR, 1_000 * HOUR})
    void theTimeOfTheHourIsKnownHoweverLongItSlept(int slept) {
        play(3 * HOUR + 300, SeasonsTest::batch);
        seasons.skip(slept, now);
        play(270, SeasonsTest::batch);

        assertThat(seasons.floor()).isCloseTo(60, within(5.0));
    }

    @ParameterizedTest(name = "of {0} s {1}")
    @CsvSource({"-5, 0", "0, 0", "1.9, 0", "2, 2", "7, 6", "3601.5, 3600"})
    void skipsWholeSteps(double seconds, double skipped) {
        assertThat(seasons.skip(seconds, now)).isEqualTo(skipped);
    }

    @Test
    void goesOnFromWhatWasSaved() {
        play(2 * HOUR, SeasonsTest::batch);
        seasons.skip(1_234, now);
        ByteBuffer saved = ByteBuffer.allocate(500);
        seasons.save(saved);
        Seasons restored = new Seasons();
        restored.restore(saved.flip(), now);

        for (int look = 0; look < 2_000; look++) {
            play(TICK, SeasonsTest::batch);
            restored.observe(now, batch(now), COLD_START);
            assertThat(restored.floor()).isEqualTo(seasons.floor());
        }
    }

    private static double batch(double at) {
        return at % HOUR > 600 && at % HOUR <= 780 ? 60 : 5;
    }

    private void play(double seconds, DoubleUnaryOperator demand) {
        for (double until = now + seconds; now < until; ) {
            now += TICK;
            seasons.observe(now, demand.applyAsDouble(now), COLD_START);
        }
    }
}
