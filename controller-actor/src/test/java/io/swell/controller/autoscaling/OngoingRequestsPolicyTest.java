package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OngoingRequestsPolicyTest {

    private final AutoscalingPolicy policy = AutoscalingPolicy.named("ongoing-requests");

    @ParameterizedTest(name = "{0} ongoing on {1} running, {2} granted, want {3}")
    @CsvSource({
        "0, 3, 3, 0",
        "1, 1, 1, 0.5",
        "10, 3, 3, 5",
        "21, 3, 9, 10.5",
        "50, 0, 4, 4", // nothing runs: what is granted
        "0, 0, 4, 4",
    })
    void wantsAsManyAsLetEachHaveItsTarget(double ongoing, int running, int target, double desired) {
        AutoscalingContext context = new AutoscalingContext()
                .show(
                        DecisionRules.of(Declared.deployment().targetOngoing(2).config(), Declared.SLOTS),
                        new Observation(0, 0, ongoing, 0, running, Coverage.complete(1)),
                        ongoing,
                        ongoing,
                        target);
        assertThat(policy.desiredReplicas(context)).isEqualTo(desired);
    }

    @Test
    void isFoundByItsName() {
        assertThat(AutoscalingPolicy.names()).contains("ongoing-requests");
        for (String name : AutoscalingPolicy.names()) {
            assertThat(AutoscalingPolicy.named(name)).isNotNull();
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoscalingPolicy.named("crystal-ball"))
                .withMessageStartingWith("policy must be one of [")
                .withMessageContaining("ongoing-requests")
                .withMessageEndingWith("was: crystal-ball");
    }
}
