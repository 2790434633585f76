package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment told as a story: {@code at(12).demand(20).running(4).holds(4)}. {@code demand} is what the look-back
 * window says; {@code load} is what is ongoing from that moment on, for the real window to average.
 */
final class Timeline {

    static final DeploymentId ID = new DeploymentId("summarizer");

    private final DeploymentAutoscalingState state;
    private long nowMicros;
    private long integralMicros;
    private double load;
    private double demand = Double.NaN;
    private int running = -1;
    private Coverage coverage = Coverage.complete(10);

    private Timeline(DeploymentAutoscalingState state) {
        this.state = state;
    }

    static Timeline of(AutoscalingConfig config) {
        return of(config, AutoscalingPolicy.named(config.policy()));
    }

    static Timeline of(AutoscalingConfig config, AutoscalingPolicy policy) {
        return new Timeline(
                new DeploymentAutoscalingState(ID, config, Declared.SLOTS, policy, Duration.ofSeconds(1), 100));
    }

    /** With a policy that is timed. */
    static Timeline of(AutoscalingConfig config, AutoscalingPolicy policy, PolicyLimit limit) {
        return new Timeline(new DeploymentAutoscalingState(
                ID,
                DecisionRules.of(config, Declared.SLOTS),
                policy,
                limit,
                new Deliberation(),
                Duration.ofSeconds(1),
                100));
    }

    Timeline at(double seconds) {
        long next = Math.round(seconds * 1e6);
        integralMicros += Math.round(load * (next - nowMicros));
        nowMicros = next;
        demand = Double.NaN;
        return this;
    }

    Timeline demand(double windowSays) {
        demand = windowSays;
        return this;
    }

    Timeline load(double ongoing) {
        load = ongoing;
        return this;
    }

    /** How many run from now on; unless told, as many as are granted. */
    Timeline running(int replicas) {
        running = replicas;
        return this;
    }

    Timeline heard(Coverage from) {
        coverage = from;
        return this;
    }

    Timeline adopts(int target) {
        state.adopt(target);
        return this;
    }

    Timeline declares(Declared changed) {
        state.reconfigure(DecisionRules.of(changed.config(), Declared.SLOTS), nowMicros);
        return this;
    }

    /** Until told, 1970 begins with the story. */
    Timeline beginsAt(String instant) {
        state.wallTime(Instant.parse(instant).toEpochMilli(), nowMicros);
        return this;
    }

    Timeline ordered(@Nullable ScalingOrder order) {
        state.order(order, nowMicros);
        return this;
    }

    Timeline holds(int target) {
        assertThat(decide()).isInstanceOf(ScalingDecision.Hold.class);
        assertThat(state.target()).isEqualTo(target);
        return this;
    }

    Timeline holds(int target, DecisionReason reason) {
        holds(target);
        return because(reason);
    }

    Timeline scalesTo(int target) {
        assertThat(decide()).isInstanceOf(ScalingDecision.ScaleTo.class);
        assertThat(state.target()).isEqualTo(target);
        return this;
    }

    Timeline scalesTo(int target, DecisionReason reason) {
        scalesTo(target);
        return because(reason);
    }

    Timeline because(DecisionReason reason) {
        assertThat(state.explain().reason()).isEqualTo(reason);
        return this;
    }

    Timeline says(String sentence) {
        assertThat(state.explain().sentence()).isEqualTo(sentence);
        return this;
    }

    Timeline due(double seconds) {
        assertThat(state.dueMicros()).isEqualTo(Math.round(seconds * 1e6));
        return this;
    }

    Timeline settled() {
        assertThat(state.dueMicros()).isEqualTo(Long.MAX_VALUE);
        return this;
    }

    DeploymentAutoscalingState state() {
        return state;
    }

    ScalingDecision decide() {
        boolean told = !Double.isNaN(demand);
        double ongoing = told ? demand : load;
        int runs = running >= 0 ? running : state.target();
        Observation seen = new Observation(nowMicros, 0, ongoing, integralMicros, runs, coverage);
        return told ? state.decide(seen, demand) : state.decide(seen);
    }
}
