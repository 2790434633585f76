package io.swell.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens for a minute, nothing forbidden is ever done, and once it is quiet everything is as wanted. */
final class FleetSimulationTest {

    private static final int STORMY_STEPS = 600;
    private static final int CALM_STEPS = 50;
    private static final int PATIENCE_STEPS = 3_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reachesWhatIsWantedAndBreaksNothingOnTheWay(long seed) {
        SimulatedCluster cluster = new SimulatedCluster(seed);
        try {
            for (int i = 0; i < STORMY_STEPS; i++) {
                cluster.step();
            }
            cluster.calmDown();
            int calm = 0;
            for (int i = 0; i < PATIENCE_STEPS && calm < CALM_STEPS; i++) {
                cluster.step();
                calm = cluster.isBusy() ? 0 : calm + 1;
            }
            cluster.invariants.checkQuiet();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " " + cluster, failure);
        }
    }

    // Otherwise the test above would compare one storm with itself.
    @Test
    void aSeedAlwaysTellsTheSameStory() {
        assertThat(story(3)).isEqualTo(story(3)).isNotEqualTo(story(4));
    }

    private static String story(long seed) {
        SimulatedCluster cluster = new SimulatedCluster(seed);
        for (int i = 0; i < 200; i++) {
            cluster.step();
        }
        return cluster.toString();
    }
}
