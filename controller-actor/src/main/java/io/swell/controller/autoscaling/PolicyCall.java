package io.swell.controller.autoscaling;

/**
 * Asks a policy what it wants for a load, and turns its answer into whole replicas. A policy that throws, or whose
 * answer is no number of replicas, is a reason of its own and hurts nobody.
 */
final class PolicyCall {

    private final AutoscalingContext context = new AutoscalingContext();
    private double desired;
    private int wish;
    private String failure = "";

    /** {@link DecisionReason#AS_WISHED} if there is an answer, which {@link #desired} and {@link #wish} then tell. */
    DecisionReason ask(AutoscalingPolicy policy, DecisionRules rules, Observation seen, double load, int granted) {
        double answer;
        try {
            answer = policy.desiredReplicas(context.show(
                    rules.config(), seen.nowMicros(), load, seen.queued(), seen.ongoing(), seen.running(), granted));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failure = e.toString();
            return DecisionReason.POLICY_FAILED;
        }
        if (!Double.isFinite(answer) || answer < 0) {
            failure = Double.toString(answer);
            return DecisionReason.POLICY_SENSELESS;
        }
        desired = answer;
        wish = rules.gain().apply(answer, seen.running());
        return DecisionReason.AS_WISHED;
    }

    double desired() {
        return desired;
    }

    int wish() {
        return wish;
    }

    /** What the policy threw or answered instead of a number of replicas. */
    String failure() {
        return failure;
    }
}
