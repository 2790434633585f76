package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ray Serve's decisions, asked of {@link DecisionDryRun}, that is of the class the controller runs. */
class RayServeVectorsTest {

    @Test
    void desiredReplicas() {
        each("desired_replicas", (vector, policy) -> {
            int current = vector.get("current").asInt();
            int target = vector.get("target").asInt();
            double total = vector.get("total_requests").asDouble();
            int expected = vector.get("expected_before_bounds").asInt();
            assertThat(dryRun(RayServeVectors.unbounded(vector), policy)
                            .decide(told(0, total, current, target))
                            .target())
                    .as(vector.toString())
                    .isEqualTo(expected);
            assertThat(dryRun(RayServeVectors.deployment(vector), policy)
                            .decide(told(0, total, current, target))
                            .target())
                    .as("between its bounds: %s", vector)
                    .isEqualTo(bounded(vector, expected));
        });
    }

    @Test
    void desiredReplicasChain() {
        each("desired_replicas_chain", (vector, policy) -> {
            DecisionDryRun dryRun = dryRun(RayServeVectors.unbounded(vector), policy);
            OptionalInt target = OptionalInt.of(vector.get("start_target").asInt());
            int last = -1;
            for (int call = 0; call < vector.get("calls").asInt(); call++) {
                last = dryRun.decide(new DecisionDryRun.Step(
                                call,
                                OptionalDouble.of(vector.get("total_requests").asDouble()),
                                OptionalDouble.empty(),
                                0,
                                OptionalInt.of(vector.get("current").asInt()),
                                target))
                        .target();
                assertThat(last).isEqualTo(vector.get("expected_each_equal").asInt());
                target = OptionalInt.empty();
            }
            assertThat(last).isEqualTo(vector.get("expected_final").asInt());
        });
    }

    @Test
    void applyScalingFactor() {
        each("apply_scaling_factor", (vector, policy) -> assertThat(
                        ScalingGain.of(RayServeVectors.deployment(vector).config())
                                .apply(
                                        vector.get("desired").asDouble(),
                                        vector.get("current").asInt()))
                .as(vector.toString())
                .isEqualTo(vector.get("expected").asInt()));
    }

    @Test
    void decisionAfterBounds() {
        each("decision_after_bounds", (vector, policy) -> {
            int running = vector.get("running_replicas").asInt();
            double total = running * vector.get("requests_per_replica").asDouble();
            assertThat(dryRun(RayServeVectors.deployment(vector), policy)
                            .decide(told(0, total, running, vector.get("target").asInt()))
                            .target())
                    .as(vector.toString())
                    .isEqualTo(vector.get("expected").asInt());
        });
    }

    @ParameterizedTest(name = "between its bounds: {0}")
    @ValueSource(booleans = {false, true})
    void delayLogic(boolean bounded) {
        each("delay_logic", (vector, policy) -> {
            int[] desired = {0};
            DecisionDryRun dryRun = dryRun(declared(vector, bounded), context -> desired[0]);
            for (JsonNode step : vector.get("steps")) {
                desired[0] = step.get("desired").asInt();
                int target = step.get("target").asInt();
                assertThat(dryRun.decide(told(step.get("now").asDouble(), 1, target, target))
                                .target())
                        .as(step + " of " + vector)
                        .isEqualTo(expected(vector, step, bounded));
                if (step.has("expected_since") && step.get("expected_since").isNull()) {
                    assertThat(dryRun.state().delay()).isEqualTo(ScalingDelay.NONE);
                }
            }
        });
    }

    @ParameterizedTest(name = "between its bounds: {0}")
    @ValueSource(booleans = {false, true})
    void delaySequence(boolean bounded) {
        each("delay_sequence", (vector, policy) -> {
            DecisionDryRun dryRun = dryRun(declared(vector, bounded), policy);
            int tick = 0;
            for (JsonNode step : vector.get("steps")) {
                int target = step.get("target").asInt();
                int running = vector.path("running_replicas")
                        .asInt(step.path("current").asInt(target));
                for (int i = 0; i < step.get("repeat").asInt(); i++) {
                    int granted = dryRun.decide(told(
                                    tick++ / 10.0, step.path("total_requests").asDouble(), running, target))
                            .target();
                    if (step.has("expected")) {
                        assertThat(granted)
                                .as("tick %s, %s of %s", tick - 1, step, vector)
                                .isEqualTo(expected(vector, step, bounded));
                    }
                }
            }
        });
    }

    @Test
    void delaySlowLoop() {
        each("delay_slow_loop", (vector, policy) -> {
            int target = vector.get("target").asInt();
            double wanted = vector.get("desired").asDouble();
            DecisionDryRun dryRun = dryRun(RayServeVectors.deployment(vector), context -> wanted);
            double pace = vector.get("seconds_per_iteration").asDouble();
            int iteration = 0;
            while (dryRun.decide(told(iteration * pace, 1, target, target)).target() == target) {
                iteration++;
            }
            assertThat(iteration * pace)
                    .isBetween(
                            vector.get("expected").get("fire_not_before_s").asDouble(),
                            vector.get("expected").get("fire_not_after_s").asDouble());
        });
    }

    private static void each(String kind, BiConsumer<JsonNode, AutoscalingPolicy> check) {
        List<JsonNode> vectors = RayServeVectors.ofKind(kind);
        int ran = 0;
        for (JsonNode vector : vectors) {
            Optional<AutoscalingPolicy> policy = RayServeVectors.policy(vector);
            if (policy.isPresent()) {
                check.accept(vector, policy.get());
                ran++;
            } else {
                System.out.printf(
                        "Ray Serve vector %s left out: it needs the policy function %s%n",
                        vector.get("id").asText(), vector.get("policy"));
            }
        }
        System.out.printf("Ray Serve vectors, %s: %d of %d ran%n", kind, ran, vectors.size());
        assertThat(ran).as("vectors of kind %s", kind).isPositive();
    }

    private static DecisionDryRun dryRun(Declared declared, AutoscalingPolicy policy) {
        return new DecisionDryRun(Timeline.ID, declared.config(), Declared.SLOTS, policy);
    }

    private static DecisionDryRun.Step told(double at, double ongoing, int running, int target) {
        return new DecisionDryRun.Step(
                at,
                OptionalDouble.of(ongoing),
                OptionalDouble.empty(),
                0,
                OptionalInt.of(running),
                OptionalInt.of(target));
    }

    private static Declared declared(JsonNode vector, boolean bounded) {
        return bounded ? RayServeVectors.deployment(vector) : RayServeVectors.unbounded(vector);
    }

    /** The vectors tell what comes before the bounds; these are no part of the delay. */
    private static int expected(JsonNode vector, JsonNode step, boolean bounded) {
        int replicas = step.get("expected").asInt();
        return bounded ? bounded(vector, replicas) : replicas;
    }

    private static int bounded(JsonNode vector, int replicas) {
        return ReplicaBounds.of(RayServeVectors.deployment(vector).config()).clamp(replicas);
    }
}
