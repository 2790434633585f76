package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyNamesTest {

    private static final String HERE = "io.swell.controller.autoscaling.PolicyNamesTest$";

    /** A user's own. */
    public static final class NightShift implements AutoscalingPolicy {
        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return 3;
        }
    }

    /** No policy. */
    public static final class Bystander {}

    /** Needs something. */
    public static final class Demanding implements AutoscalingPolicy {

        public Demanding(int least) {
            assertThat(least).isPositive();
        }

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return 1;
        }
    }

    /** Breaks. */
    public static final class Broken implements AutoscalingPolicy {

        public Broken() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return 1;
        }
    }

    @Test
    void eachDeploymentGetsOneOfItsOwn() {
        for (String name : AutoscalingPolicy.names()) {
            assertThat(AutoscalingPolicy.named(name)).isNotSameAs(AutoscalingPolicy.named(name));
        }
        assertThat(AutoscalingPolicy.names())
                .containsExactly("adaptive", "ongoing-requests", "panic-window", "target-tracking");
    }

    @Test
    void aClassOfTheUsersOwnIsFoundByItsName() {
        assertThat(AutoscalingPolicy.named(HERE + "NightShift")).isInstanceOf(NightShift.class);
        Timeline.of(Declared.deployment()
                        .delays(0, 0)
                        .policy(HERE + "NightShift")
                        .config())
                .at(0)
                .load(1)
                .running(1)
                .scalesTo(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "crystal-ball, must be one of [",
        "com.acme.Missing, must be one of [",
        HERE + "Bystander, must name a class that implements",
        HERE + "Demanding, must name a class with a public constructor without parameters",
        HERE + "Broken, must name a class that can be made (java.lang.IllegalStateException: no licence)",
    })
    void whatIsNoPolicyIsRefusedWithRuleAndValue(String name, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoscalingPolicy.named(name))
                .withMessageStartingWith("policy " + rule)
                .withMessageEndingWith("was: " + name);
    }
}
