package io.swell.controller.autoscaling.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.controller.autoscaling.PeerVectors;
import io.swell.controller.autoscaling.fallback.Fallback.Behavior;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FallbackTest {

    private static final Map<String, Behavior> BEHAVIORS = Map.of(
            "static", Behavior.FIXED,
            "currentReplicas", Behavior.CURRENT,
            "currentReplicasIfHigher", Behavior.CURRENT_IF_HIGHER,
            "currentReplicasIfLower", Behavior.CURRENT_IF_LOWER);

    /**
     * KEDA counts failed attempts where we measure time. With one attempt a second, more than n of them in a row have failed
     * once data has been missing for n seconds.
     */
    @Test
    void fallsBackWhereKedaDoes() {
        assertThat(PeerVectors.each("keda", "fallback", FallbackTest::check)).isPositive();
    }

    private static Behavior behavior(String keda) {
        return Optional.ofNullable(BEHAVIORS.get(keda)).orElseThrow();
    }

    private static Optional<String> check(JsonNode vector) {
        if (!vector.get("fallback_enabled").asBoolean()) {
            return Optional.of("without a fallback there is nothing to ask");
        }
        Fallback fallback = new Fallback(
                behavior(vector.get("behavior").asText()),
                vector.get("fallback_replicas").asInt(),
                vector.get("failure_threshold").asInt() * 1_000_000L);
        int failures = vector.get("failures_before").asInt();
        int current = vector.path("current_replicas").asInt(1);
        for (int i = 0; i < failures; i++) {
            fallback.missing(i * 1_000_000L, current);
        }
        JsonNode value = vector.at("/expect/metric_value");
        if (!vector.get("scaler_error").asBoolean()) {
            fallback.present();
            assertThat(fallback.missing(failures * 1_000_000L, current)).isEmpty();
        } else if (value.isNull()) {
            assertThat(fallback.missing(failures * 1_000_000L, current)).isEmpty();
        } else {
            double replicas =
                    value.asDouble() / vector.get("target_average_value").asDouble();
            assertThat(fallback.missing(failures * 1_000_000L, current)).hasValue((int) replicas);
        }
        return Optional.empty();
    }

    // data at   0 .  .  .  .  4 .  .  .          patience 3 s
    // missing     1  2  3  4     5  6  7
    // falls back           *
    @Test
    void dataThatComesBackStartsPatienceOver() {
        Fallback fallback = new Fallback(Behavior.FIXED, 10, 3_000_000);

        assertThat(fallback.missing(1_000_000, 4)).isEmpty();
        assertThat(fallback.missing(3_999_999, 4)).isEmpty();
        assertThat(fallback.missing(4_000_000, 4)).isEqualTo(OptionalInt.of(10));
        fallback.present();
        assertThat(fallback.missing(5_000_000, 4)).isEmpty();
        assertThat(fallback.missing(7_000_000, 4)).isEmpty();
    }
}
