package io.swell.simulator.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.ScaleEvent;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every scale event of the peers, against those of a simulator that is not this one, read from beside the project. */
class BaselineVectorsTest {

    private static final Path FILE = Path.of("..", "..", "shared", "refsim", "baseline", "vectors.json");

    private static final Map<String, String> NAMES = Map.of(
            "ray", "ray-serve",
            "ray_fast", "ray-serve-fast",
            "kpa", "knative",
            "hpa_ext", "hpa-external",
            "hpa_util", "hpa-utilization");

    private static final Conditions CONDITIONS =
            new Conditions(5, Duration.ofSeconds(10), Duration.ofMillis(500), 1, 300, 1);

    /** Evenly spaced arrivals, all with the same service time; so nothing is left to chance. */
    private static Trace trace(String scenario) {
        return switch (scenario) {
            case "step20" -> trace(every(0, 20, 6000), 1);
            case "square" ->
                trace(
                        DoubleStream.concat(
                                DoubleStream.concat(every(0, 2, 240), every(120, 30, 3600)), every(240, 2, 2400)),
                        1);
            case "burst200" ->
                trace(
                        DoubleStream.concat(
                                every(0, 1, 900),
                                DoubleStream.generate(() -> 30.25).limit(200)),
                        2);
            default -> throw new IllegalArgumentException("no scenario " + scenario);
        };
    }

    private static DoubleStream every(double from, double perSecond, int count) {
        return IntStream.range(0, count).mapToDouble(i -> from + i / perSecond);
    }

    private static Trace trace(DoubleStream arrivals, double service) {
        double[] sorted = arrivals.sorted().toArray();
        return Trace.of(
                sorted,
                DoubleStream.generate(() -> service).limit(sorted.length).toArray());
    }

    @Test
    void reproducesEveryScaleEvent() throws IOException {
        if (!Files.exists(FILE)) {
            Assumptions.abort("skipped: scale events of the peers, for " + FILE + " is not there");
        }
        JsonNode scenarios = new ObjectMapper().readTree(FILE.toFile());
        int ran = 0;
        int events = 0;
        for (Map.Entry<String, JsonNode> scenario : scenarios.properties()) {
            Trace trace = trace(scenario.getKey());
            for (Map.Entry<String, JsonNode> expected : scenario.getValue().properties()) {
                String name = NAMES.get(expected.getKey());
                assertThat(name).as("baseline for %s", expected.getKey()).isNotNull();
                Outcome outcome = Baseline.named(name).play(trace, CONDITIONS);
                check(scenario.getKey() + " under " + name, outcome, expected.getValue());
                ran++;
                events += outcome.scaleEvents();
            }
        }
        System.out.printf("Runs of peers, event by event: %d ran, %d scale events, none left out%n", ran, events);
        assertThat(ran).isPositive();
    }

    private static void check(String what, Outcome outcome, JsonNode expected) {
        assertThat(events(outcome.events())).as(what).isEqualTo(events(expected.get("events")));
        assertThat(outcome.replicaSeconds()).as("cost of %s", what).isCloseTo(number(expected, "cost"), within(1e-6));
        assertThat(outcome.violationRate())
                .as("violations of %s", what)
                .isCloseTo(number(expected, "viol"), within(1e-6));
        assertThat(outcome.waitP99()).as("99 %% wait of %s", what).isCloseTo(number(expected, "p99"), within(1e-6));
        assertThat(outcome.waitMax())
                .as("longest wait of %s", what)
                .isCloseTo(number(expected, "maxwait"), within(1e-6));
    }

    private static List<String> events(List<ScaleEvent> events) {
        return events.stream()
                .map(event -> event.at() + " s: " + event.from() + " -> " + event.to())
                .toList();
    }

    private static List<String> events(JsonNode events) {
        List<String> texts = new ArrayList<>();
        events.forEach(event -> texts.add(event.get(0).asDouble() + " s: "
                + event.get(1).asInt() + " -> " + event.get(2).asInt()));
        return texts;
    }

    private static double number(JsonNode node, String field) {
        return node.get(field).asDouble();
    }
}
