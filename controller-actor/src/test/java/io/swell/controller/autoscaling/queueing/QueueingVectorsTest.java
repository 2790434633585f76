package io.swell.controller.autoscaling.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.controller.autoscaling.PeerVectors;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueingVectorsTest {

    @Test
    void findsTheFewestServersAndTheSquareRootRule() {
        assertThat(PeerVectors.each("queueing", "staffing", vector -> {
                    double load = number(vector, "offered_load");
                    double wait = number(vector, "max_wait_probability");
                    JsonNode expected = vector.get("expect");
                    int servers = ErlangC.fewestServers(load, wait);
                    assertThat(servers).isEqualTo(expected.get("min_servers").asInt());
                    assertThat(ErlangC.waitProbability(servers, load))
                            .isCloseTo(number(expected, "erlang_c_at_min"), within(1e-9));
                    assertThat(SquareRootStaffing.beta(wait))
                            .isCloseTo(number(expected, "halfin_whitt_beta"), within(1e-6));
                    assertThat(SquareRootStaffing.servers(load, wait))
                            .isEqualTo(expected.get("sqrt_staffing_servers").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void tellsTheProbabilityOfAWait() {
        assertThat(PeerVectors.each("queueing", "erlang_c", vector -> {
                    assertThat(ErlangC.waitProbability(vector.get("servers").asInt(), number(vector, "offered_load")))
                            .isCloseTo(number(vector, "expect_erlang_c"), within(1e-9));
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void findsTheFewestServersForAWait() {
        assertThat(PeerVectors.each("queueing", "latency", vector -> {
                    double service = number(vector, "mean_service_s");
                    assertThat(ErlangC.fewestServers(
                                    number(vector, "arrival_rate") * service,
                                    number(vector, "wait_budget_s") / service,
                                    1 - number(vector, "quantile")))
                            .isEqualTo(vector.get("expect_min_servers").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void everybodyWaitsWhereTheQueueGrowsForEver() {
        assertThat(ErlangC.waitProbability(3, 3)).isEqualTo(1);
        assertThat(ErlangC.waitProbability(0, 1)).isEqualTo(1);
        assertThat(ErlangC.fewestServers(0, 0.1)).isEqualTo(1);
    }

    private static double number(JsonNode vector, String key) {
        return vector.get(key).asDouble();
    }
}
