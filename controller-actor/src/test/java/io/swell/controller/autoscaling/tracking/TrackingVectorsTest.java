package io.swell.controller.autoscaling.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.controller.autoscaling.PeerVectors;
import io.swell.controller.autoscaling.tracking.ScalingRules.Select;
import io.swell.controller.autoscaling.tracking.ScalingRules.Step;
import io.swell.controller.autoscaling.tracking.ScalingRules.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decisions of Kubernetes' HorizontalPodAutoscaler, as far as they are about metrics of a whole deployment. */
class TrackingVectorsTest {

    private static final long NOW = 1_000_000_000_000L;
    private static final long SECOND = 1_000_000;

    private static final Map<String, TrackedScale.Outcome> OUTCOMES = Map.of(
            "DesiredWithinRange", TrackedScale.Outcome.AS_PROPOSED,
            "TooManyReplicas", TrackedScale.Outcome.AT_MAXIMUM,
            "TooFewReplicas", TrackedScale.Outcome.AT_MINIMUM,
            "ScaleUpLimit", TrackedScale.Outcome.UP_LIMIT,
            "ScaleDownLimit", TrackedScale.Outcome.DOWN_LIMIT);

    @Test
    void proposesByAMetricOfTheWholeDeployment() {
        assertThat(PeerVectors.each("hpa", "metric", vector -> {
                    if (!isOfTheWhole(vector.get("metric"))) {
                        return Optional.of("is a metric of single replicas, which do not report any here");
                    }
                    int current = vector.get("current_replicas").asInt();
                    int ready = (int) readyOf(vector.get("pods"));
                    assertThat(propose(vector, vector.get("metric").asText(), ready, current, tolerance(vector)))
                            .as("%s", vector)
                            .isEqualTo(vector.at("/expect/replicas").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static boolean isOfTheWhole(JsonNode type) {
        return type.asText().startsWith("external") || type.asText().startsWith("object");
    }

    private static long readyOf(JsonNode pods) {
        long ready = 0;
        for (JsonNode pod : pods) {
            ready += pod.get("ready").asBoolean() && !pod.get("deleted").asBoolean() ? 1 : 0;
        }
        return ready;
    }

    private static int propose(JsonNode metric, String type, int ready, int current, Tolerance tolerance) {
        double value = 0;
        for (JsonNode part : metric.get("values_milli")) {
            value += part.asDouble() / 1_000;
        }
        double target = metric.get("target_milli").asDouble() / 1_000;
        return type.endsWith("average-value")
                ? Proposal.averageValue(value, target, current, tolerance)
                : Proposal.value(value, target, ready, current, tolerance);
    }

    @Test
    void limitsTheRate() {
        assertThat(PeerVectors.each("hpa", "rate_limits", vector -> {
                    TrackedScale scale = new TrackedScale(
                            rules(vector.get("scale_up")),
                            rules(vector.get("scale_down")),
                            vector.get("min").asInt(),
                            vector.get("max").asInt());
                    for (JsonNode event : vector.get("scale_up_events")) {
                        scale.remember(past(event), event.get("change").asInt());
                    }
                    for (JsonNode event : vector.get("scale_down_events")) {
                        scale.remember(past(event), -event.get("change").asInt());
                    }
                    assertThat(scale.limited(
                                    NOW,
                                    vector.get("current").asInt(),
                                    vector.get("desired").asInt()))
                            .as("%s", vector)
                            .isEqualTo(vector.at("/expect/replicas").asInt());
                    assertThat(scale.outcome())
                            .as("%s", vector)
                            .isEqualTo(OUTCOMES.get(vector.at("/expect/reason").asText()));
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void limitsOneDirection() {
        assertThat(PeerVectors.each("hpa", "single_limit", vector -> {
                    int current = vector.get("current").asInt();
                    ScalingRules rules = rules(vector.get("rules"));
                    ChangeLog added = changes(vector.get("events_up"));
                    ChangeLog removed = changes(vector.get("events_down"));
                    assertThat(
                                    vector.get("direction").asText().equals("up")
                                            ? RateLimit.up(NOW, current, rules, added, removed)
                                            : RateLimit.down(NOW, current, rules, added, removed))
                            .as("%s", vector)
                            .isEqualTo(vector.get("expect").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static ChangeLog changes(JsonNode events) {
        ChangeLog changes = new ChangeLog();
        events.forEach(event -> changes.add(past(event), event.get("change").asInt(), Long.MAX_VALUE));
        return changes;
    }

    @Test
    void stabilisesByRules() {
        assertThat(PeerVectors.each("hpa", "stabilize_with_behavior", vector -> {
                    Recommendations recommendations = recommendations(vector.get("recommendations"));
                    assertThat(recommendations.stabilise(
                                    NOW,
                                    vector.get("current").asInt(),
                                    vector.get("desired").asInt(),
                                    vector.get("up_window_s").asLong() * SECOND,
                                    vector.get("down_window_s").asLong() * SECOND))
                            .as("%s", vector)
                            .isEqualTo(vector.at("/expect/stabilized").asInt());
                    List<Integer> log = new ArrayList<>();
                    vector.at("/expect/log").forEach(value -> log.add(value.asInt()));
                    if (!log.isEmpty()) {
                        assertThat(Arrays.stream(recommendations.log()).boxed().toList())
                                .as("%s", vector)
                                .isEqualTo(log);
                    }
                    return Optional.empty();
                }))
                .isPositive();
    }

    @Test
    void stabilisesWithoutRules() {
        assertThat(PeerVectors.each("hpa", "stabilize_without_behavior", vector -> {
                    Recommendations recommendations = recommendations(vector.get("recommendations"));
                    assertThat(recommendations.largest(
                                    NOW,
                                    vector.get("desired").asInt(),
                                    vector.get("downscale_window_s").asLong() * SECOND))
                            .as("%s", vector)
                            .isEqualTo(vector.at("/expect/stabilized").asInt());
                    assertThat(recommendations.log())
                            .hasSize(vector.at("/expect/log_length").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    /** All of it, from the metric to the replicas granted. */
    @Test
    void decides() {
        assertThat(PeerVectors.each("hpa", "end_to_end", vector -> {
                    for (JsonNode metric : vector.get("metrics")) {
                        if (!isOfTheWhole(metric.get("type"))) {
                            return Optional.of("has metrics of single replicas, or of no known kind");
                        }
                    }
                    int current = vector.get("current").asInt();
                    LargestProposal largest = new LargestProposal();
                    for (JsonNode metric : vector.get("metrics")) {
                        if (metric.get("values_milli").isNull()) {
                            largest.addFailed();
                        } else {
                            largest.add(propose(
                                    metric,
                                    metric.get("type").asText(),
                                    metric.get("ready_pods").asInt(),
                                    current,
                                    tolerance(vector)));
                        }
                    }
                    int granted = largest.choose(current).isPresent()
                            ? grant(vector, current, largest.choose(current).getAsInt())
                            : current;
                    assertThat(granted)
                            .as("%s", vector)
                            .isEqualTo(vector.at("/expect/desired").asInt());
                    return Optional.empty();
                }))
                .isPositive();
    }

    private static int grant(JsonNode vector, int current, int proposed) {
        int min = vector.get("min").asInt();
        int max = vector.get("max").asInt();
        JsonNode behavior = vector.get("behavior");
        JsonNode recommended = vector.get("recommendations");
        if (!behavior.isNull()) {
            TrackedScale scale =
                    new TrackedScale(rules(behavior.get("scale_up")), rules(behavior.get("scale_down")), min, max);
            if (recommended.isNull()) {
                scale.seed(NOW, current);
            }
            return scale.decide(NOW, current, proposed);
        }
        Recommendations recommendations = recommendations(recommended);
        if (recommended.isNull()) {
            recommendations.seed(NOW, current);
        }
        int stable = recommendations.largest(
                NOW, proposed, vector.get("downscale_window_s").asLong() * SECOND);
        // Without rules it may at most double, or go to four.
        return Math.max(min, Math.min(stable, Math.min(max, Math.max(2 * current, 4))));
    }

    private static Recommendations recommendations(JsonNode log) {
        Recommendations recommendations = new Recommendations();
        log.forEach(
                entry -> recommendations.seed(past(entry), entry.get("value").asInt()));
        return recommendations;
    }

    private static long past(JsonNode entry) {
        return NOW - entry.get("age_s").asLong() * SECOND;
    }

    private static Tolerance tolerance(JsonNode vector) {
        return new Tolerance(
                vector.get("tolerance_down").asDouble(),
                vector.get("tolerance_up").asDouble());
    }

    private static ScalingRules rules(JsonNode rules) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode policy : rules.get("policies")) {
            steps.add(new Step(
                    policy.get("type").asText().equals("Pods") ? Unit.REPLICAS : Unit.PERCENT,
                    policy.get("value").asInt(),
                    policy.get("period_s").asLong() * SECOND));
        }
        return new ScalingRules(
                Select.valueOf(rules.get("select").asText().toUpperCase(Locale.ROOT)),
                rules.get("stabilization_s").asLong() * SECOND,
                steps);
    }
}
