package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakMemoryTest {

    @Test
    void aPeakIsHeldForItsTimeAndThenForgotten() {
        PeakMemory memory = new PeakMemory(80, 8);
        memory.observe(1, 7);

        for (int second = 2; second <= 70; second++) {
            assertThat(memory.observe(1, 1)).as("second %d", second).isEqualTo(7);
        }
        for (int second = 71; second <= 81; second++) {
            memory.observe(1, 1);
        }
        assertThat(memory.observe(1, 1)).isEqualTo(1);
    }

    @Test
    void whatItIsToldToForgetIsNoPeak() {
        PeakMemory memory = new PeakMemory(80, 8);
        memory.observe(1, 7);
        memory.forget();

        assertThat(memory.observe(1, 2)).isEqualTo(2);
    }

    /** At least what the last 7 of 8 parts held, at most what all 8 did and the look before. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void isThePeakToWithinOnePart(long seed) {
        Random random = new Random(seed);
        PeakMemory memory = new PeakMemory(80, 8);
        Deque<Float> seen = new ArrayDeque<>();
        for (int second = 0; second < 2_000; second++) {
            float value = random.nextFloat() * random.nextFloat() * 100;
            seen.addFirst(value);
            double peak = memory.observe(1, value);
            assertThat(peak).isBetween((double) peak(seen, 69), (double) peak(seen, 81));
        }
    }

    private static float peak(Deque<Float> seen, int count) {
        return seen.stream().limit(count).max(Float::compare).orElseThrow();
    }
}
