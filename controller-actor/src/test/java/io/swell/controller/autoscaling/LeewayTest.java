package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten replicas are granted, which carry two requests each. */
class LeewayTest {

    private static final AutoscalingPolicy PROMISES_NOTHING = context -> context.ongoing() / 2;

    private final Deliberation deliberation = new Deliberation();

    @ParameterizedTest(name = "{0} instead of 19: {1}")
    @CsvSource({"18, false", "18.1, true", "20, true", "20.1, false"})
    void coversLoadsThatWantAsMany(double load, boolean covered) {
        assertThat(after(19).covers(load)).isEqualTo(covered);
    }

    @ParameterizedTest(name = "{0} instead of 40: {1}")
    @CsvSource({"20, false", "20.1, true", "200, true", "200.1, false"})
    void ofAWishThatWaitsItCoversThoseOnItsSideOfTheBounds(double load, boolean covered) {
        assertThat(after(40).covers(load)).isEqualTo(covered);
    }

    @Test
    void askingLeavesTheDecisionAsItIs() {
        Leeway leeway = after(19);
        String decided = leeway.outcome().record().sentence();

        leeway.covers(100);

        assertThat(leeway.outcome().wish()).isEqualTo(10);
        assertThat(leeway.outcome().record().sentence()).isEqualTo(decided);
    }

    @Test
    void isARangeWhereThePolicyIsMonotone() {
        assertThat(after(19).isRange()).isTrue();
        assertThat(after(40).isRange()).as("a wish that waits").isTrue();
        assertThat(after(PROMISES_NOTHING, 19, 10, Coverage.complete(3)).isRange())
                .isFalse();
    }

    @Test
    void isNoneWhereNothingRuns() {
        assertThat(after(0, 0, Coverage.complete(3)).isRange()).isFalse();
    }

    @Test
    void isNoneInDoubtUnlessNoMoveIsWished() {
        Coverage oneIsMissing = new Coverage(3, 2, 0, 0, true, 0, false);

        assertThat(after(40, 10, oneIsMissing).isRange()).isFalse();
        assertThat(after(19, 10, oneIsMissing).isRange()).isTrue();
    }

    private Leeway after(double load) {
        return after(load, 10, Coverage.complete(3));
    }

    private Leeway after(double load, int running, Coverage coverage) {
        return after(AutoscalingPolicy.named("ongoing-requests"), load, running, coverage);
    }

    private Leeway after(AutoscalingPolicy policy, double load, int running, Coverage coverage) {
        DecisionRules rules = DecisionRules.of(deployment().bounds(1, 100).config(), Declared.SLOTS);
        deliberation
                .about(rules, policy)
                .decide(new Observation(0, 0, load, 0, running, coverage), load, 0, 10, ScalingDelay.NONE);
        return deliberation.leeway();
    }
}
