package io.swell.controller.autoscaling;

/**
 * One decision in the making: signal → policy → gain → coverage → delay → bounds. Its numbers stand in {@link Outcome} until
 * the next decision, of whichever deployment: so deciding leaves no garbage, and one object serves ten thousand deployments.
 *
 * <pre>
 * signal    what the look-back window says, from {@link LookBackWindow}
 * policy    {@link AutoscalingPolicy}: the desired replicas, as a fraction; not asked while requests wait and none runs
 * gain      {@link ScalingGain}: whole replicas wished, reckoned from those <em>running</em>
 * coverage  {@link Coverage}: whether those who do not report could make a difference
 * delay     {@link ScalingDelay}: whether the wish to leave the <em>target</em> has lasted
 * bounds    {@link ReplicaBounds}: what may be wished at all, and the last word
 * </pre>
 *
 * What stands over a decision, such as an operator's order or a shared budget, has its say afterwards: {@link Granting}.
 * See docs/adr/0011-bounds-around-the-delay.md.
 */
final class Deliberation {

    private final PolicyCall call = new PolicyCall();
    private final Outcome outcome = new Outcome();
    private final Observation seen = outcome.seen();
    private final Leeway leeway = new Leeway(call, outcome);

    /** The next decision is of a deployment with these rules and this policy. */
    Deliberation about(DecisionRules rules, AutoscalingPolicy policy) {
        WatchingPolicy watcher = policy instanceof WatchingPolicy own ? own : null;
        outcome.about(rules, watcher);
        call.begin(policy, watcher != null);
        return this;
    }

    /** It has these bounds at this time. */
    Deliberation within(ReplicaBounds atThisTime) {
        outcome.within(atThisTime);
        return this;
    }

    /** Lets a policy with a memory look before it is asked. Where nobody reports there is nothing to see. */
    Deliberation watch(Observation observation, double windowSays, int target) {
        WatchingPolicy watcher = outcome.watcher();
        if (watcher != null && observation.coverage().hasReports()) {
            call.watch(
                    watcher,
                    outcome.rules(),
                    observation,
                    windowSays,
                    outcome.bounds().clamp(target));
        }
        return this;
    }

    /**
     * Decides, and returns the delay as it stands afterwards; the rest can be read from {@link #outcome}.
     *
     * @param watchedMicros how much of the look-back period the window has seen
     */
    ScalingDelay decide(
            Observation observation, double windowSays, long watchedMicros, int target, ScalingDelay delay) {
        outcome.begin(observation, windowSays, watchedMicros, target);
        if (!seen.coverage().hasReports()) {
            return hold(DecisionReason.NO_REPORTS, ScalingDelay.NONE);
        }
        if (startsCold()) {
            return grantFirst(target, delay);
        }
        DecisionReason answer = ask(outcome.signal());
        if (answer != DecisionReason.AS_WISHED) {
            return hold(answer, ScalingDelay.NONE);
        }
        int direction = outcome.direction();
        if (direction == 0) {
            return content(delay);
        }
        DecisionReason doubt = direction > 0 ? doubtAboutMore() : doubtAboutFewer();
        if (doubt != DecisionReason.AS_WISHED) {
            return hold(doubt, delay.inDoubt(direction));
        }
        return wishesWhileNothingRuns() ? grant(DecisionReason.NOTHING_RUNS, delay) : waitOut(direction, delay);
    }

    private boolean startsCold() {
        Coverage coverage = seen.coverage();
        return seen.running() == 0 && (coverage.certain(outcome.signal()) > 0 || coverage.certain(seen.ongoing()) > 0);
    }

    private ScalingDelay grantFirst(int target, ScalingDelay delay) {
        int first = Math.max(outcome.rules().gain().firstReplicas(), target);
        outcome.wish(outcome.signal(), first, first);
        return grant(DecisionReason.COLD_START, delay);
    }

    /** Policy and gain, for an assumed load. A policy that fails leaves the wish as it was. */
    private DecisionReason ask(double load) {
        DecisionReason answer = call.ask(outcome, load);
        if (answer == DecisionReason.AS_WISHED) {
            outcome.wish(load, call.desired(), call.wish());
        } else {
            outcome.fail(call.failure());
        }
        return answer;
    }

    private ScalingDelay content(ScalingDelay delay) {
        if (seen.running() == 0) {
            return hold(DecisionReason.NOTHING_RUNS, wishesWhileNothingRuns() ? delay : ScalingDelay.NONE);
        }
        return hold(outcome.boundThatBites(DecisionReason.ENOUGH), ScalingDelay.NONE);
    }

    private DecisionReason doubtAboutMore() {
        Coverage coverage = seen.coverage();
        return coverage.missing() == 0 ? DecisionReason.AS_WISHED : askAgain(coverage.certain(outcome.signal()), 1);
    }

    private DecisionReason doubtAboutFewer() {
        Coverage coverage = seen.coverage();
        DecisionReason objection = coverage.objectionToFewer();
        if (objection != DecisionReason.AS_WISHED || coverage.missing() == 0) {
            return objection;
        }
        return askAgain(coverage.atTarget(outcome.signal(), outcome.granted(), outcome.targetOngoingRequests()), -1);
    }

    /** Whether the wish keeps its direction under an assumption; the damped wish then takes its place. */
    private DecisionReason askAgain(double load, int direction) {
        double plainDesired = outcome.desired();
        int plainWish = outcome.wish();
        DecisionReason answer = ask(load);
        if (answer == DecisionReason.AS_WISHED && outcome.direction() != direction) {
            outcome.wish(outcome.signal(), plainDesired, plainWish);
            return DecisionReason.MISSING_COULD_TURN_IT;
        }
        return answer;
    }

    private boolean wishesWhileNothingRuns() {
        return seen.running() == 0 && outcome.wish() > 0;
    }

    private ScalingDelay waitOut(int direction, ScalingDelay delay) {
        ScalingDelay wished = delay.toward(direction, seen.nowMicros());
        long delayMicros = delayMicros(direction);
        outcome.lasts(wished.lastedMicros(seen.nowMicros()), delayMicros);
        if (!wished.isOver(seen.nowMicros(), delayMicros)) {
            return hold(
                    direction > 0 ? DecisionReason.WAITS_FOR_UPSCALE_DELAY : DecisionReason.WAITS_FOR_DOWNSCALE_DELAY,
                    wished);
        }
        outcome.become(
                ScalingDelay.granted(outcome.wish(), outcome.granted()),
                outcome.boundThatBites(DecisionReason.AS_WISHED));
        return ScalingDelay.NONE;
    }

    /** A policy that goes at its own pace has waited already, but not for the step from one to none. */
    private long delayMicros(int direction) {
        boolean isOwnPace = outcome.watcher() != null && !(direction < 0 && outcome.granted() == 1);
        return isOwnPace ? 0 : outcome.rules().delays().from(outcome.granted(), direction);
    }

    private ScalingDelay grant(DecisionReason why, ScalingDelay delay) {
        outcome.become(outcome.wish(), why);
        return delay;
    }

    private ScalingDelay hold(DecisionReason why, ScalingDelay delay) {
        outcome.hold(why);
        return delay;
    }

    /** What the latest decision has come to. */
    Outcome outcome() {
        return outcome;
    }

    /** What load leaves the latest decision as it is. */
    Leeway leeway() {
        return leeway;
    }
}
