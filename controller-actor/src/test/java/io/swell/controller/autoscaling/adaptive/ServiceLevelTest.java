package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLevelTest {

    @ParameterizedTest(name = "{0} s")
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWaitThatIsNone(double wait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceLevel(wait, 0.01))
                .withMessageContaining("wait must be")
                .withMessageContaining("was: " + wait);
    }

    @ParameterizedTest(name = "{0} of all requests")
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceLevel(1, share))
                .withMessage("late share must be between 0 and 1, was: " + share);
    }
}
