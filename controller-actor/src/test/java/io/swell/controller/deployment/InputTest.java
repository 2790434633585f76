package io.swell.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.shared.config.ResourceAmounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bad input is refused with key, rule and value. */
final class InputTest {

    @Test
    void aVersionMustNotBeBlank() {
        assertThatThrownBy(() -> new ReplicaTemplate(" ", ResourceAmounts.NONE, Duration.ZERO))
                .hasMessage("version must not be blank, was: ' '");
    }

    @Test
    void aTimeoutMustNotBeNegative() {
        assertThatThrownBy(() -> new ReplicaTemplate("v1", ResourceAmounts.NONE, Duration.ofSeconds(-1)))
                .hasMessage("graceful-shutdown-timeout must not be negative, was: PT-1S");
    }

    // An order that is due again at once would be repeated within the very same plan.
    @Test
    void anOrderNeedsTimeToBeCarriedOut() {
        assertThatThrownBy(() -> new FleetTiming(0, 1, 1, 1))
                .hasMessage("order-timeout must be at least 1 microsecond, was: 0");
    }

    @Test
    void timeBeyondTheEndOfTimeIsNever() {
        assertThat(Micros.after(5, Micros.of(Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo(Micros.NEVER);
        assertThat(Micros.after(-5, 7)).isEqualTo(2);
    }
}
