package io.swell.controller.autoscaling;

import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the controller would decide, step by step, were it shown these numbers by processes that all report: the very
 * {@link DeploymentAutoscalingState}, without a cluster.
 *
 * <p>A step says either what the look-back window says ({@code ongoing}), or the load from this moment until the next
 * step ({@code load}), which the real window then averages; the window of the first step is of no length, so it says
 * that step's load. Where both kinds are mixed, {@code ongoing} counts as the load until the next step.
 */
public final class DecisionDryRun {

    private static final Coverage EVERYBODY_REPORTS = Coverage.complete(1);

    private final DeploymentAutoscalingState state;
    private double integral;
    private double load;
    private double lastAt = Double.NaN;

    public DecisionDryRun(DeploymentConfig deployment) {
        this(
                deployment.id(),
                deployment.autoscaling(),
                deployment.maxOngoingRequests(),
                AutoscalingPolicy.named(deployment.autoscaling().policy()));
    }

    /** @param slots requests one replica serves at once */
    public DecisionDryRun(DeploymentId id, AutoscalingConfig config, int slots, AutoscalingPolicy policy) {
        this.state = new DeploymentAutoscalingState(id, config, slots, policy, Duration.ofSeconds(1), 0);
    }

    /**
     * One line of input.
     *
     * @param at seconds; never going back
     * @param ongoing what the look-back window says; this or {@code load}
     * @param load requests ongoing from this moment until the next step
     * @param queued requests waiting at handles
     * @param running replicas that run; empty: as many as the target was before this step
     * @param target replicas granted before this step; empty: as the last step decided
     */
    public record Step(
            double at,
            OptionalDouble ongoing,
            OptionalDouble load,
            double queued,
            OptionalInt running,
            OptionalInt target) {

        /**
         * Checks every value.
         *
         * @throws IllegalArgumentException naming key, rule and value
         */
        public Step {
            requireAmount("at", at);
            ongoing.ifPresent(value -> requireAmount("ongoing", value));
            load.ifPresent(value -> requireAmount("load", value));
            requireAmount("queued", queued);
            running.ifPresent(value -> requireAmount("running", value));
            target.ifPresent(value -> requireAmount("target", value));
            if (ongoing.isPresent() == load.isPresent()) {
                throw new IllegalArgumentException("ongoing must be given, or load, and not both, was: "
                        + (ongoing.isPresent() ? "both" : "neither"));
            }
        }

        private static void requireAmount(String key, double value) {
            if (!(value >= 0 && value <= LARGEST)) {
                throw new IllegalArgumentException(key + " must be a number from 0 to 1e10, was: " + value);
            }
        }

        private static final double LARGEST = 1e10;
    }

    /**
     * One line of output.
     *
     * @param at seconds, as asked
     * @param desired the policy's wish before gain, delay and bounds; where requests wait and nothing runs, what a cold
     *     start gets before bounds; the target where the policy had no say
     * @param target replicas granted
     * @param reason a sentence
     */
    public record Answer(double at, double desired, int target, String reason) {}

    /**
     * Decides as the controller would, and remembers it for the next step.
     *
     * @throws IllegalArgumentException if time goes back
     */
    public Answer decide(Step step) {
        advance(step);
        step.target().ifPresent(state::adopt);
        Observation seen = new Observation(
                Math.round(step.at() * 1e6),
                step.queued(),
                load,
                Math.round(integral),
                step.running().orElse(state.target()),
                EVERYBODY_REPORTS);
        ScalingDecision decision =
                step.ongoing().isPresent() ? state.decide(seen, step.ongoing().getAsDouble()) : state.decide(seen);
        return new Answer(
                step.at(),
                decision.desired(),
                decision.target(),
                state.explain().sentence());
    }

    private void advance(Step step) {
        if (step.at() < lastAt) {
            throw new IllegalArgumentException("at must not go back from " + lastAt + ", was: " + step.at());
        }
        if (!Double.isNaN(lastAt)) {
            integral += load * (Math.round(step.at() * 1e6) - Math.round(lastAt * 1e6));
        }
        lastAt = step.at();
        load = step.ongoing().isPresent()
                ? step.ongoing().getAsDouble()
                : step.load().getAsDouble();
        if (step.ongoing().isPresent()) {
            state.sample(Math.round(step.at() * 1e6), Math.round(integral));
        }
    }

    DeploymentAutoscalingState state() {
        return state;
    }
}
