package io.swell.controller.autoscaling.panic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.controller.autoscaling.PeerVectors;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Knative's decisions. The spare capacity for bursts that the vectors also tell is not compared: there is no proxy here. */
class PanicVectorsTest {

    private static final long SECOND = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"decider", "decider_oracle"})
    void decides(String kind) {
        assertThat(PeerVectors.each("kpa", kind, PanicVectorsTest::decide)).isPositive();
    }

    private static Optional<String> decide(JsonNode vector) {
        if (vector.get("initial_ready").isNull()) {
            return Optional.of("begins without knowing how many are ready, where nothing is decided");
        }
        if (!vector.has("expect_initial") && !vector.findValuesAsText("valid").contains("true")) {
            return Optional.of("has no data in any step, where the decider is not asked");
        }
        JsonNode config = vector.get("config");
        PanicDecider decider = new PanicDecider(
                settings(config), 0, vector.get("initial_ready").asInt());
        if (vector.has("expect_initial")) {
            assertThat(decider.isPanicking())
                    .isEqualTo(vector.at("/expect_initial/in_panic").asBoolean());
            assertThat(decider.highest())
                    .isEqualTo(vector.at("/expect_initial/max_panic_pods").asInt());
        }
        for (JsonNode step : vector.get("steps")) {
            if (step.has("update_config")) {
                config = step.get("update_config");
                decider.reconfigure(settings(config));
            } else if (step.at("/expect/valid").asBoolean()) {
                step(decider, step, config.get("reachable").asBoolean(), vector);
            }
        }
        return Optional.empty();
    }

    private static void step(PanicDecider decider, JsonNode step, boolean reachable, JsonNode vector) {
        long now = micros(step.get("t_ms"));
        assertThat(decider.decide(
                        now,
                        step.get("ready").asInt(),
                        step.get("stable").asDouble(),
                        step.get("panic").asDouble(),
                        reachable))
                .as("%s of %s", step, vector.get("id"))
                .isEqualTo(step.at("/expect/desired").asInt());
        if (step.has("expect_panic_since_ms")) {
            checkPanic(decider, step.get("expect_panic_since_ms"), step);
        }
        if (step.has("expect_max_panic_pods")) {
            assertThat(decider.highest())
                    .as("%s of %s", step, vector.get("id"))
                    .isEqualTo(step.get("expect_max_panic_pods").asInt());
        }
    }

    private static void checkPanic(PanicDecider decider, JsonNode since, JsonNode step) {
        assertThat(decider.isPanicking()).as("%s", step).isEqualTo(!since.isNull());
        if (!since.isNull()) {
            assertThat(decider.panickedMicros()).as("%s", step).isEqualTo(micros(since));
        }
    }

    @Test
    void decidesByWindows() {
        assertThat(PeerVectors.each("kpa", "pipeline", vector -> {
                    JsonNode config = vector.get("config");
                    boolean weighted = config.get("aggregation").asText().startsWith("weighted");
                    BucketWindow stable = new BucketWindow(seconds(config, "stable_window_s"), SECOND);
                    BucketWindow panic = new BucketWindow(seconds(config, "panic_window_s"), SECOND);
                    int ready = vector.get("initial_ready").asInt();
                    PanicDecider decider = new PanicDecider(settings(config), 0, ready);
                    Iterator<JsonNode> expected = vector.get("expect").iterator();
                    for (JsonNode event : vector.get("events")) {
                        long now = micros(event.get("t_ms"));
                        switch (event.get("op").asText()) {
                            case "record" -> {
                                stable.record(now, event.get("value").asDouble());
                                panic.record(now, event.get("value").asDouble());
                            }
                            case "ready" -> ready = event.get("value").asInt();
                            default -> tick(decider, ready, now, stable, panic, weighted, expected.next());
                        }
                    }
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static void tick(
            PanicDecider decider,
            int ready,
            long now,
            BucketWindow stable,
            BucketWindow panic,
            boolean weighted,
            JsonNode expected) {
        assertThat(!stable.isEmpty(now))
                .as("%s", expected)
                .isEqualTo(expected.get("valid").asBoolean());
        if (!expected.get("valid").asBoolean()) {
            return;
        }
        double stableLoad = weighted ? stable.weightedMean(now) : stable.mean(now);
        double panicLoad = weighted ? panic.weightedMean(now) : panic.mean(now);
        assertThat(stableLoad).isCloseTo(expected.get("stable").asDouble(), within(1e-6));
        assertThat(panicLoad).isCloseTo(expected.get("panic").asDouble(), within(1e-6));
        assertThat(decider.decide(now, ready, stableLoad, panicLoad, true))
                .as("%s", expected)
                .isEqualTo(expected.get("desired").asInt());
        checkPanic(decider, expected.get("panic_since_ms"), expected);
    }

    @Test
    void keepsWindows() {
        assertThat(PeerVectors.each("kpa", "window", vector -> {
                    BucketWindow window =
                            new BucketWindow(seconds(vector, "window_s"), seconds(vector, "granularity_s"));
                    boolean weighted = vector.get("impl").asText().equals("weighted");
                    for (JsonNode op : vector.get("ops")) {
                        check(window, weighted, op, vector);
                    }
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static void check(BucketWindow window, boolean weighted, JsonNode op, JsonNode vector) {
        long now = micros(op.path(op.has("now_ms") ? "now_ms" : "t_ms"));
        String what = op + " of " + vector.get("id");
        JsonNode expected = op.path("expect");
        switch (op.get("op").asText()) {
            case "record" -> window.record(now, op.get("value").asDouble());
            case "resize" -> window.resize(seconds(op, "window_s"), now);
            case "buckets" -> assertThat(window.buckets()).as(what).isEqualTo(expected.asInt());
            case "empty" -> assertThat(window.isEmpty(now)).as(what).isEqualTo(expected.asBoolean());
            case "sum" -> assertThat(window.total(now)).as(what).isCloseTo(expected.asDouble(), within(1e-6));
            default ->
                assertThat(weighted ? window.weightedMean(now) : window.mean(now))
                        .as(what)
                        .isCloseTo(
                                expected.asDouble(),
                                within(Math.pow(10, -op.path("round_digits").asInt(6))));
        }
    }

    @Test
    void remembersTheLargestOfTheScaleDownDelay() {
        assertThat(PeerVectors.each("kpa", "delay_max_by_time", vector -> {
                    long slot = seconds(vector, "granularity_s");
                    SlidingMaximum maximum =
                            new SlidingMaximum((int) ((seconds(vector, "window_s") + slot - 1) / slot));
                    int last = -1;
                    int index = 0;
                    for (JsonNode record : vector.get("records")) {
                        last = maximum.record(
                                micros(record.get("t_ms")) / slot,
                                record.get("value").asInt());
                        if (vector.has("expect_current")) {
                            assertThat(last)
                                    .as("record %s of %s", index, vector.get("id"))
                                    .isEqualTo(vector.get("expect_current")
                                            .get(index)
                                            .asInt());
                        }
                        index++;
                    }
                    assertThat(last).isEqualTo(vector.path("expect_last").asInt(last));
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void findsTheLargestInAWindowOfSlots() {
        assertThat(PeerVectors.each("kpa", "delay_max_by_slot", vector -> {
                    SlidingMaximum maximum =
                            new SlidingMaximum(vector.get("slots").asInt());
                    for (int i = 0; i < vector.get("index").size(); i++) {
                        assertThat(maximum.record(
                                        vector.get("index").get(i).asLong(),
                                        vector.get("value").get(i).asInt()))
                                .as("record %s of %s", i, vector.get("id"))
                                .isEqualTo(vector.get("expect_current").get(i).asInt());
                    }
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void weighsTheNewestBucket() {
        assertThat(PeerVectors.each("kpa", "smoothing_coefficient", vector -> {
                    assertThat(BucketWindow.weight(vector.get("num_buckets").asInt()))
                            .isCloseTo(vector.get("expect").asDouble(), within(1e-12));
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static PanicSettings settings(JsonNode config) {
        return new PanicSettings(
                config.get("target").asDouble(),
                config.get("panic_threshold").asDouble(),
                config.get("max_scale_up_rate").asDouble(),
                config.get("max_scale_down_rate").asDouble(),
                seconds(config, "stable_window_s"),
                seconds(config, "scale_down_delay_s"),
                config.get("activation_scale").asInt());
    }

    private static long seconds(JsonNode node, String key) {
        return Math.round(node.get(key).asDouble() * SECOND);
    }

    private static long micros(JsonNode millis) {
        return millis.asLong() * 1_000;
    }
}
