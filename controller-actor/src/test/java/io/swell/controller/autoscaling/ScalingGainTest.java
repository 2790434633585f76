package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingGainTest {

    @ParameterizedTest(name = "gains {0} and {1}: {3} running and {2} desired make {4}")
    @CsvSource({
        // up, down, desired, running, wished
        "1, 1, 4.1, 2, 5",
        "1, 1, 2.0, 2, 2",
        "1, 1, 1.9, 2, 2", // not a whole replica less
        "1, 1, 0, 5, 0",
        "0.5, 1, 10, 2, 6",
        "2, 1, 10, 2, 18",
        "0.01, 1, 2.1, 2, 3", // up is never stuck
        "1, 0.2, 9.5, 10, 10",
        "1, 0.2, 8.9, 10, 9", // the minus-one rule
        "1, 0.5, 5, 20, 13",
        "1, 10, 0, 5, 0", // beyond nothing is nothing
        "10, 10, 2.1, 0, 3", // with nothing running there is no way to go part of
        "1, 1, 1e300, 3, 2147483647",
    })
    void goesItsPartOfTheWayFromRunning(double up, double down, double desired, int running, int wished) {
        assertThat(new ScalingGain(up, down).apply(desired, running)).isEqualTo(wished);
    }

    @ParameterizedTest(name = "gain {0}: {1}")
    @CsvSource({"1, 1", "0.5, 1", "2.5, 3", "10, 10"})
    void firstReplicasAreOneTimesTheGain(double up, int first) {
        assertThat(new ScalingGain(up, 1).firstReplicas()).isEqualTo(first);
    }
}
