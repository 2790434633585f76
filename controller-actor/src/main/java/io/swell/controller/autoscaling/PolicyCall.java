package io.swell.controller.autoscaling;

/**
 * Asks a policy what it wants for a load, and turns its answer into whole replicas. A policy that throws or takes
 * too long, or whose answer is no number of replicas, is a reason of its own and hurts nobody.
 */
final class PolicyCall {

    /** What a sum of fractions leaves behind is no replica. */
    private static final double ROUNDING = 1e-6;

    private final AutoscalingContext context = new AutoscalingContext();

    @SuppressWarnings("NullAway.Init") // told by begin(), before anything else
    private AutoscalingPolicy policy;

    private double desired;
    private int wish;
    private boolean isOwnPace;
    private String failure = "";
    /** {@link DecisionReason#AS_WISHED} unless it failed to. */
    private DecisionReason watched = DecisionReason.AS_WISHED;

    /**
     * The next policy to be asked is this one, and has not been told anything yet.
     *
     * @param goesAtItsOwnPace whether no gain applies to what it wishes
     */
    void begin(AutoscalingPolicy itsPolicy, boolean goesAtItsOwnPace) {
        policy = itsPolicy;
        isOwnPace = goesAtItsOwnPace;
        watched = DecisionReason.AS_WISHED;
    }

    /** Lets a policy with a memory look. If it fails at that, it is not asked. */
    void watch(WatchingPolicy watcher, DecisionRules rules, Observation seen, double windowSays, int granted) {
        try {
            watcher.watch(context.show(rules, seen, windowSays, windowSays, granted));
        } catch (PolicyOverran e) {
            watched = overran(e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            watched = failed(e);
        }
    }

    /**
     * Asks.
     *
     * @param about the decision in the making
     * @param load requests ongoing, as is to be assumed of the look-back window
     * @return {@link DecisionReason#AS_WISHED} if there is an answer, which {@link #desired} and {@link #wish} then tell
     */
    DecisionReason ask(Outcome about, double load) {
        if (watched != DecisionReason.AS_WISHED) {
            return watched;
        }
        Observation seen = about.seen();
        double answer;
        try {
            answer = policy.desiredReplicas(context.show(about.rules(), seen, about.signal(), load, about.granted()));
        } catch (PolicyOverran e) {
            return overran(e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return failed(e);
        }
        if (!Double.isFinite(answer) || answer < 0) {
            failure = Double.toString(answer);
            return DecisionReason.POLICY_SENSELESS;
        }
        desired = answer;
        wish = isOwnPace ? whole(answer, seen) : about.rules().gain().apply(answer, seen.running());
        return DecisionReason.AS_WISHED;
    }

    private DecisionReason overran(PolicyOverran e) {
        failure = String.valueOf(e.getMessage());
        return DecisionReason.POLICY_OVERRAN;
    }

    private DecisionReason failed(Throwable e) {
        failure = e.toString();
        return DecisionReason.POLICY_FAILED;
    }

    /** One that goes at its own pace may not have seen yet that there is a request. */
    private static int whole(double answer, Observation seen) {
        return (int) Math.max(Math.ceil(answer - ROUNDING), seen.ongoing() > 0 ? 1 : 0);
    }

    /** Whether the policy promises never to want less for more. */
    boolean isMonotone() {
        return policy.isMonotone();
    }

    double desired() {
        return desired;
    }

    int wish() {
        return wish;
    }

    /** What the policy threw or answered instead of a number of replicas, or how long it took. */
    String failure() {
        return failure;
    }
}
