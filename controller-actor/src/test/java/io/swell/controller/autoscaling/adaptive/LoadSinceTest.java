package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSinceTest {

    private final LoadSince load = new LoadSince();

    @ParameterizedTest(name = "{0} s")
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refusesALookAtNoTime(double seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load.show(1, seconds, 0, 0, 0, 0, 0))
                .withMessage("seconds must be more than 0, was: " + seconds);
    }

    @Test
    void takesCountsThatCannotBeAsNone() {
        load.show(1, 0.5, Double.NaN, -1, -5, Double.NEGATIVE_INFINITY, -2).standing(-3, -1, -1);

        assertThat(load.meanQueued).isZero();
        assertThat(load.meanRunning).isZero();
        assertThat(load.arrivals).isZero();
        assertThat(load.completions).isZero();
        assertThat(load.lateInAll).isZero();
        assertThat(load.queued).isZero();
        assertThat(load.replicasRunning).isZero();
        assertThat(load.replicasStarting).isZero();
    }

    @Test
    void takesNoCountAsEndless() {
        load.show(1, 0.5, Double.POSITIVE_INFINITY, 1e300, 1, 1, 1);

        assertThat(load.meanQueued).isFinite();
        assertThat(load.meanRunning).isLessThan(1e10);
    }
}
