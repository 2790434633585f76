package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds under any load, that of counters gone mad included. */
class AdaptiveSizingPropertyTest {

    private static final int MOST = 40;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsItsBoundsAndStaysANumberWhateverItIsTold(long seed) {
        Random random = new Random(seed);
        AdaptiveSizing sizing = new AdaptiveSizing(
                new ServiceLevel(0.1 + random.nextDouble(), 0.001 + 0.1 * random.nextDouble()),
                1 + random.nextInt(20),
                MOST,
                random.nextInt(MOST));
        LoadSince load = new LoadSince();
        double now = 0;
        for (int i = 0; i < 20_000; i++) {
            double seconds = random.nextInt(50) == 0 ? any(random) : 0.5;
            seconds = seconds > 0 ? seconds : 1e-6;
            now += Math.min(1e6, seconds);
            int target = sizing.observe(
                    load.show(now, seconds, any(random), any(random), any(random), any(random), any(random))
                            .standing(any(random), (int) any(random), (int) any(random)));
            assertThat(target).as("look %d", i).isBetween(1, MOST);
        }
        assertThat(sizing.sentence()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static double any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> -random.nextDouble();
            case 2 -> Double.NaN;
            case 3 -> 1e12 * random.nextDouble();
            case 4 -> Double.POSITIVE_INFINITY;
            case 5 -> Double.MIN_VALUE;
            default -> 30 * random.nextDouble();
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theSameLoadGivesTheSameTargets(long seed) {
        assertThat(hour(seed).targets).isEqualTo(hour(seed).targets);
    }

    /** Ten turns an hour and those saved up, whatever the load does. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void turnsSeldom(long seed) {
        assertThat(reversals(hour(seed).targets)).isLessThanOrEqualTo(12);
    }

    @Test
    void leavesNoGarbage() {
        AdaptiveSizing sizing = new AdaptiveSizing(new ServiceLevel(0.5, 0.01), 5, 100, 5);
        Looks looks = new Looks();
        look(sizing, looks, 20_000);
        long before = allocated();
        look(sizing, looks, 20_000);

        assertThat((allocated() - before) / 20_000.0).as("bytes for each look").isLessThan(1);
    }

    private static void look(AdaptiveSizing sizing, Looks looks, int times) {
        for (int i = 0; i < times; i++) {
            sizing.observe(looks.running(20 + i % 13));
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static Played hour(long seed) {
        return played(seed).play(3_600, swell(seed));
    }

    private static Played played(long seed) {
        return new Played(new ServiceLevel(0.5, 0.01), 5, 5, 10, seed);
    }

    /** A swell of some minutes with bursts on it. */
    private static DoubleUnaryOperator swell(long seed) {
        double period = 300 + 200 * seed;
        return now -> 15 + 10 * Math.sin(now / period * 2 * Math.PI) + (now % (170 + 40 * seed) < 25 ? 20 : 0);
    }

    private static int reversals(List<Integer> targets) {
        int reversals = 0;
        int direction = 0;
        int movedAt = -1_000_000;
        for (int i = 1; i < targets.size(); i++) {
            int change = Integer.signum(targets.get(i) - targets.get(i - 1));
            if (change != 0) {
                reversals += change == -direction && i - movedAt <= 600 ? 1 : 0;
                direction = change;
                movedAt = i;
            }
        }
        return reversals;
    }
}
