package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostMetricsTest {

    private static final MetricSum ONE = new MetricSum(WireSamples.ECHO, "backlog", 1, 2.5);

    @Test
    void addsUpReplicaByReplica() {
        assertThat(ONE.plus(4)).isEqualTo(new MetricSum(WireSamples.ECHO, "backlog", 2, 6.5));
    }

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "1.7e308, 1.7e308, 1.7976931348623157e308",
        "-1.7e308, -1.7e308, -1.7976931348623157e308",
        "1.7e308, -1.7e308, 0",
        "1, 2, 3"
    })
    void aSumNeverBecomesInfinite(double one, double other, double sum) {
        assertThat(MetricSum.add(one, other)).isEqualTo(sum);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesASumThatIsNotFinite(double sum) {
        assertThatThrownBy(() -> new MetricSum(WireSamples.ECHO, "backlog", 1, sum))
                .hasMessage("sum must be finite, was: " + sum);
    }

    @Test
    void refusesAMetricOfNobodyAndOneWithoutAName() {
        assertThatThrownBy(() -> new MetricSum(WireSamples.ECHO, "backlog", 0, 1))
                .hasMessage("replicas must be at least 1, was: 0");
        assertThatThrownBy(() -> new MetricSum(WireSamples.ECHO, "", 1, 1))
                .hasMessage("metric name must be 1 to 63 lower-case letters, digits or hyphens, was: ''");
    }

    @ParameterizedTest(name = "sequence {0}, part {1} of {2}")
    @CsvSource({"0, 0, 1, sequence", "1, 1, 1, part", "1, -1, 1, part", "1, 0, 0, part", "1, 0, 10001, part"})
    void refusesWhatIsNoPartOfARound(long sequence, int part, int parts, String key) {
        assertThatThrownBy(() -> new HostMetrics(WireSamples.PROCESS, sequence, part, parts, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must be");
    }
}
