package io.swell.controller.autoscaling.panic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two requests for each replica; panic at twice the ready replicas, held for a minute. Times are seconds. */
class PanicDeciderTest {

    private static final PanicSettings SETTINGS = PanicSettings.ofTarget(2);

    private static long at(double seconds) {
        return Math.round(seconds * 1e6);
    }

    private static int decide(PanicDecider decider, double seconds, int ready, double load) {
        return decider.decide(at(seconds), ready, load, load, true);
    }

    //  load   2   8   2 . . . . . . . 2      the wish of the panic is held until it has been over for more than a
    // minute
    //  time   0   2   4           62  64
    @Test
    void takesNothingAwayInAPanic() {
        PanicDecider decider = new PanicDecider(SETTINGS, 0, 1);

        assertThat(decide(decider, 0, 1, 2)).isEqualTo(1);
        assertThat(decider.isPanicking()).isFalse();
        assertThat(decide(decider, 2, 1, 8)).isEqualTo(4);
        assertThat(decide(decider, 4, 4, 2)).isEqualTo(4);
        assertThat(decide(decider, 62, 4, 2)).isEqualTo(4);
        assertThat(decide(decider, 64, 4, 2)).isEqualTo(2);
        assertThat(decider.isPanicking()).isFalse();
    }

    @Test
    void beginsInPanicWhereMoreThanOneIsReady() {
        PanicDecider restarted = new PanicDecider(SETTINGS, 0, 6);

        assertThat(restarted.isPanicking()).isTrue();
        assertThat(decide(restarted, 2, 6, 0)).isEqualTo(6);
    }

    @Test
    void goesDownByHalfAtMostAndAtOnceWhereNobodyCalls() {
        PanicDecider decider = new PanicDecider(SETTINGS, 0, 1);

        assertThat(decide(decider, 2, 9, 0)).isEqualTo(4);
        assertThat(decider.decide(at(4), 9, 0, 0, false)).isZero();
    }

    //  load   20  2   2   2        with a scale-down delay of 4 s: slots of 2 s, two of them
    @Test
    void followsTheLargestOfTheScaleDownDelay() {
        PanicSettings delayed = new PanicSettings(2, 100, 1000, 1000, at(60), at(4), 1);
        PanicDecider decider = new PanicDecider(delayed, 0, 1);

        assertThat(decide(decider, 0, 10, 20)).isEqualTo(10);
        assertThat(decide(decider, 2, 10, 2)).isEqualTo(10);
        assertThat(decide(decider, 4, 10, 2)).isEqualTo(1);
    }

    @Test
    void theActivationScaleIsAFloorUnderAnyLoad() {
        PanicDecider decider = new PanicDecider(new PanicSettings(2, 2, 2, 2, at(60), 0, 5), 0, 0);

        assertThat(decide(decider, 0, 0, 0)).isZero();
        assertThat(decide(decider, 2, 0, 0.1)).isEqualTo(5);
    }

    @Test
    void aYoungWindowIsNotDiluted() {
        BucketWindow window = new BucketWindow(at(60), at(1));
        window.record(at(10), 8);
        window.record(at(11), 4);

        assertThat(window.mean(at(11))).isEqualTo(6);
        assertThat(window.mean(at(40))).isEqualTo(6);
        assertThat(window.mean(at(70.5))).isEqualTo(4);
        assertThat(window.mean(at(71))).isZero();
        assertThat(window.isEmpty(at(71))).isFalse();
        assertThat(window.isEmpty(at(72))).isTrue();
    }
}
