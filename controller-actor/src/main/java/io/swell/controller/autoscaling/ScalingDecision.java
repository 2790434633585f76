package io.swell.controller.autoscaling;

/** What is to become of a deployment's number of replicas. Carrying it out is someone else's job. */
public sealed interface ScalingDecision {

    /** Replicas granted. */
    int target();

    /** What the policy wants, before gain, delay and bounds. */
    double desired();

    /** What had the last word. */
    DecisionReason reason();

    /** The target stays. */
    record Hold(int target, double desired, DecisionReason reason) implements ScalingDecision {}

    /** The target changes; the record says why. */
    record ScaleTo(DecisionRecord record) implements ScalingDecision {

        @Override
        public int target() {
            return record.after();
        }

        @Override
        public double desired() {
            return record.desired();
        }

        @Override
        public DecisionReason reason() {
            return record.reason();
        }
    }
}
