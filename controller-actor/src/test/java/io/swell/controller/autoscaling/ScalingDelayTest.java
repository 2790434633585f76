package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingDelayTest {

    private final ScalingDelay upSinceTen = ScalingDelay.NONE.toward(1, 10);

    @Test
    void aWishThatPersistsIsTheSameObject() {
        assertThat(upSinceTen.toward(1, 99)).isSameAs(upSinceTen);
        assertThat(upSinceTen.lastedMicros(99)).isEqualTo(89);
    }

    @Test
    void contentAndTheOppositeWishStartOver() {
        assertThat(upSinceTen.toward(0, 20)).isEqualTo(ScalingDelay.NONE);
        assertThat(upSinceTen.toward(-1, 20)).isEqualTo(new ScalingDelay(-1, 20));
    }

    @Test
    void doubtLetsAWishLastButNotBegin() {
        assertThat(upSinceTen.inDoubt(1)).isSameAs(upSinceTen);
        assertThat(upSinceTen.inDoubt(-1)).isEqualTo(ScalingDelay.NONE);
        assertThat(ScalingDelay.NONE.inDoubt(-1)).isEqualTo(ScalingDelay.NONE);
    }

    @ParameterizedTest(name = "at {0} a delay of {1} is over: {2}")
    @CsvSource({"10, 0, true", "10, 1, true", "10, 2, false", "108, 100, false", "109, 100, true", "110, 100, true"})
    void isOverAMicrosecondEarlyAtMost(long now, long delay, boolean over) {
        assertThat(upSinceTen.isOver(now, delay)).isEqualTo(over);
    }

    @ParameterizedTest(name = "a wish for {0} at {1} is worth {2}")
    @CsvSource({"0, 3, 1", "0, 2, 1", "0, 1, 0", "2, 5, 2", "7, 5, 7", "3, 0, 3"})
    void noneIsReachedByWayOfOne(int wish, int target, int granted) {
        assertThat(ScalingDelay.granted(wish, target)).isEqualTo(granted);
    }

    @ParameterizedTest(name = "from {0} in direction {1}: {2} s")
    @CsvSource({"1, 1, 5", "9, 1, 5", "9, -1, 60", "2, -1, 60", "1, -1, 300"})
    void theLastReplicaHasADelayOfItsOwn(int target, int direction, long seconds) {
        DelayPeriods periods = DelayPeriods.of(
                Declared.deployment().delays(5, 60).delayToZero(300).config());
        assertThat(periods.from(target, direction)).isEqualTo(seconds * 1_000_000);
    }
}
