package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResourceAmountsTest {

    @Test
    void aReplicaNeedsOneProcessorByDefault() {
        assertThat(Reading.deployment().resources()).isEqualTo(new ResourceAmounts(Map.of("cpu", 1.0)));
    }

    @Test
    void readsMemoryAsASizeAndAnyOtherNameAsANumber() {
        assertThat(Reading.deployment("resources { cpu = 0.5, memory = 1GiB, gpu = 1, \"acme.com/fpga\" = 2 }")
                        .resources()
                        .amounts())
                .isEqualTo(Map.of("cpu", 0.5, "memory", 1_073_741_824.0, "gpu", 1.0, "acme.com/fpga", 2.0));
    }

    @Test
    void aNameSetToNullIsNotNeeded() {
        assertThat(Reading.deployment("resources { cpu = null }").resources()).isEqualTo(ResourceAmounts.NONE);
    }

    @ParameterizedTest(name = "an amount is not {0}")
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void amountsArePositiveAndFinite(double amount) {
        assertThatThrownBy(() -> new ResourceAmounts(Map.of("cpu", amount)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cpu must be positive and finite, was: " + amount);
    }

    @Test
    void quotesANameThatNeedsIt() {
        assertThat(Reading.problemsOfDeployment("resources { \"acme.com/fpga\" = 0, \"a b\" = much }"))
                .containsExactly(
                        "resources.\"a b\" must be a number, was: much",
                        "resources.\"acme.com/fpga\" must be positive and finite, was: 0");
    }
}
