package io.swell.controller.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRoundsTest {

    private static final long SECOND = 1_000_000;

    @Test
    void waitsAboutAnInterval() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long wait = wait(random.nextInt(), 1 + random.nextInt(5_000), SECOND, random.nextLong() >> 8);
            assertThat(wait).as("seed %d", seed).isBetween(SECOND / 4, 5 * SECOND / 4);
        }
    }

    @Test
    void aFewProcessesComeTogetherFromTheSecondReportOn() {
        Random random = new Random(7);
        long[] next = random.longs(10, 0, SECOND).toArray();
        for (int i = 0; i < next.length; i++) {
            next[i] += wait(random.nextInt(), 10, SECOND, next[i]);
        }
        for (long at : next) {
            assertThat(at % SECOND).as("its place in the interval").isZero();
        }
    }

    @Test
    void oneInItsRoundWaitsAnIntervalAndOneThatWasLateOrEarlyIsBackInStep() {
        assertThat(wait(1, 10, SECOND, 5 * SECOND)).isEqualTo(SECOND);
        assertThat(wait(1, 10, SECOND, 5 * SECOND + 30_000)).isEqualTo(SECOND - 30_000);
        assertThat(wait(1, 10, SECOND, 5 * SECOND - 30_000)).isEqualTo(SECOND + 30_000);
    }

    @ParameterizedTest(name = "{0} processes at an interval of {1} ms: {2} rounds")
    @CsvSource({"1, 1000, 1", "16, 1000, 1", "17, 1000, 2", "200, 1000, 13", "5000, 1000, 50", "200, 10, 1"})
    void hasAsManyRoundsAsKeepEachShort(int processes, long intervalMillis, int rounds) {
        long interval = intervalMillis * 1_000;
        Map<Long, Integer> places = new HashMap<>();
        for (int process = 0; process < processes; process++) {
            long now = 12_345_678;
            places.merge((now + wait(process, processes, interval, now)) % interval, 1, Integer::sum);
        }
        assertThat(places.size()).isLessThanOrEqualTo(rounds).isGreaterThan((rounds - 1) / 2);
        assertThat(places.values()).as("processes in a round").allMatch(count -> count <= 3 * processes / rounds + 3);
    }

    @ParameterizedTest(name = "{0} ms after its round, of an interval of {1} ms")
    @CsvSource({
        "0, 1000, true",
        "125, 1000, true",
        "126, 1000, false",
        "500, 1000, false",
        "874, 1000, false",
        "875, 1000, true",
        "999, 1000, true",
        "12, 100, true",
        "13, 100, false"
    })
    void aReportIsOfItsRoundIfItComesNearIt(long sinceMillis, long intervalMillis, boolean isInRound) {
        long interval = intervalMillis * 1_000;
        for (int process = 0; process < 100; process++) {
            long round = wait(process, 100, interval, 0) + 7 * interval;
            assertThat(ReportRounds.isInRound(process, 100, interval, round + sinceMillis * 1_000))
                    .as("process %d", process)
                    .isEqualTo(isInRound);
        }
    }

    @Test
    void whoeverReportedOutOfItsRoundIsInItWithTheNextReport() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int process = random.nextInt();
            long now = random.nextLong() >> 8;
            long travel = random.nextInt(100_000);
            long next = now + wait(process, 200, SECOND, now) + travel;
            assertThat(ReportRounds.isInRound(process, 200, SECOND, next))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static long wait(int process, int processes, long intervalMicros, long nowMicros) {
        return ReportRounds.untilNext(process, processes, intervalMicros, nowMicros)
                        .toNanos()
                / 1_000;
    }
}
