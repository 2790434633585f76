package io.swell.controller.autoscaling;

import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: signal → policy → gain → coverage → delay → bounds. It holds the numbers of the latest
 * decision until the next one, of whichever deployment: so deciding leaves no garbage, a {@link DecisionRecord} costs
 * only when asked for, and one object serves ten thousand deployments.
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

    @SuppressWarnings("NullAway.Init") // told by about(), before anything else
    private DecisionRules rules;

    @SuppressWarnings("NullAway.Init") // as the rules
    private AutoscalingPolicy policy;

    /** The policy, if it goes at its own pace. */
    private @Nullable WatchingPolicy watcher;

    @SuppressWarnings("NullAway.Init") // as the rules
    private ReplicaBounds bounds;

    private final Observation seen = Observation.ofNothing();
    private double signal;
    private int before;
    /** The target between its bounds: what is granted unless something is wished. */
    private int granted;

    private double assumed;
    private double desired;
    private int wish;
    private String failure = "";

    private long lastedMicros;
    private long delayMicros;
    private int after;
    private DecisionReason reason = DecisionReason.ENOUGH;
    private final Overruling overruling = new Overruling();
    private final Rest rest = new Rest();

    /** The next decision is of a deployment with these rules and this policy. */
    Deliberation about(DecisionRules itsRules, AutoscalingPolicy itsPolicy) {
        rules = itsRules;
        policy = itsPolicy;
        watcher = itsPolicy instanceof WatchingPolicy own ? own : null;
        bounds = itsRules.bounds();
        call.begin(watcher != null);
        return this;
    }

    /** It has these bounds at this time. */
    Deliberation within(ReplicaBounds atThisTime) {
        bounds = atThisTime;
        return this;
    }

    /** Lets a policy with a memory look before it is asked. Where nobody reports there is nothing to see. */
    Deliberation watch(Observation observation, double windowSays, int target) {
        WatchingPolicy its = watcher;
        if (its != null && observation.coverage().hasReports()) {
            call.watch(its, rules, observation, windowSays, bounds.clamp(target));
        }
        return this;
    }

    /** Decides, and returns the delay as it stands afterwards; the rest can be read from this object. */
    ScalingDelay decide(Observation observation, double windowSays, int target, ScalingDelay delay) {
        begin(observation, windowSays, target);
        if (!seen.coverage().hasReports()) {
            return hold(DecisionReason.NO_REPORTS, ScalingDelay.NONE);
        }
        if (startsCold()) {
            return grantFirst(delay);
        }
        DecisionReason answer = ask(signal);
        if (answer != DecisionReason.AS_WISHED) {
            return hold(answer, ScalingDelay.NONE);
        }
        int direction = direction();
        if (direction == 0) {
            return content(delay);
        }
        DecisionReason doubt = direction > 0 ? doubtAboutMore() : doubtAboutFewer();
        if (doubt != DecisionReason.AS_WISHED) {
            return hold(doubt, delay.inDoubt(direction));
        }
        return wishesWhileNothingRuns() ? grant(DecisionReason.NOTHING_RUNS, delay) : waitOut(direction, delay);
    }

    private void begin(Observation observation, double windowSays, int target) {
        seen.copy(observation);
        signal = windowSays;
        before = target;
        granted = bounds.clamp(target);
        assumed = windowSays;
        desired = granted;
        wish = granted;
        failure = "";
        lastedMicros = 0;
        delayMicros = 0;
        overruling.none();
    }

    private boolean startsCold() {
        Coverage coverage = seen.coverage();
        return seen.running() == 0 && (coverage.certain(signal) > 0 || coverage.certain(seen.ongoing()) > 0);
    }

    private ScalingDelay grantFirst(ScalingDelay delay) {
        wish = Math.max(rules.gain().firstReplicas(), before);
        desired = wish;
        return grant(DecisionReason.COLD_START, delay);
    }

    /** Policy and gain, for an assumed load. A policy that fails leaves the wish as it was. */
    private DecisionReason ask(double load) {
        DecisionReason answer = call.ask(policy, rules, seen, signal, load, granted);
        if (answer == DecisionReason.AS_WISHED) {
            assumed = load;
            desired = call.desired();
            wish = call.wish();
        } else {
            failure = call.failure();
        }
        return answer;
    }

    private int direction() {
        return directionOf(wish);
    }

    private int directionOf(int replicas) {
        return Integer.compare(bounds.clamp(replicas), granted);
    }

    private ScalingDelay content(ScalingDelay delay) {
        if (seen.running() == 0) {
            return hold(DecisionReason.NOTHING_RUNS, wishesWhileNothingRuns() ? delay : ScalingDelay.NONE);
        }
        return hold(boundThatBites(DecisionReason.ENOUGH), ScalingDelay.NONE);
    }

    private DecisionReason doubtAboutMore() {
        Coverage coverage = seen.coverage();
        return coverage.missing() == 0 ? DecisionReason.AS_WISHED : askAgain(coverage.certain(signal), 1);
    }

    private DecisionReason doubtAboutFewer() {
        Coverage coverage = seen.coverage();
        DecisionReason objection = coverage.objectionToFewer();
        if (objection != DecisionReason.AS_WISHED || coverage.missing() == 0) {
            return objection;
        }
        return askAgain(coverage.atTarget(signal, granted, targetOngoingRequests()), -1);
    }

    /** Whether the wish keeps its direction under an assumption; the damped wish then takes its place. */
    private DecisionReason askAgain(double load, int direction) {
        double plainDesired = desired;
        int plainWish = wish;
        DecisionReason answer = ask(load);
        if (answer == DecisionReason.AS_WISHED && direction() != direction) {
            assumed = signal;
            desired = plainDesired;
            wish = plainWish;
            return DecisionReason.MISSING_COULD_TURN_IT;
        }
        return answer;
    }

    private boolean wishesWhileNothingRuns() {
        return seen.running() == 0 && wish > 0;
    }

    private ScalingDelay waitOut(int direction, ScalingDelay delay) {
        ScalingDelay wished = delay.toward(direction, seen.nowMicros());
        lastedMicros = wished.lastedMicros(seen.nowMicros());
        delayMicros = delayMicros(direction);
        if (!wished.isOver(seen.nowMicros(), delayMicros)) {
            return hold(
                    direction > 0 ? DecisionReason.WAITS_FOR_UPSCALE_DELAY : DecisionReason.WAITS_FOR_DOWNSCALE_DELAY,
                    wished);
        }
        after = bounds.clamp(ScalingDelay.granted(wish, granted));
        reason = boundThatBites(DecisionReason.AS_WISHED);
        return ScalingDelay.NONE;
    }

    /** A policy that goes at its own pace has waited already, but not for the step from one to none. */
    private long delayMicros(int direction) {
        boolean isOwnPace = watcher != null && !(direction < 0 && granted == 1);
        return isOwnPace ? 0 : rules.delays().from(granted, direction);
    }

    private ScalingDelay grant(DecisionReason why, ScalingDelay delay) {
        after = bounds.clamp(wish);
        reason = why;
        return delay;
    }

    private ScalingDelay hold(DecisionReason why, ScalingDelay delay) {
        after = granted;
        reason = granted == before ? why : DecisionReason.OUT_OF_BOUNDS;
        return delay;
    }

    private DecisionReason boundThatBites(DecisionReason otherwise) {
        if (wish > bounds.upper()) {
            return DecisionReason.AT_MAXIMUM;
        }
        return wish < bounds.lower() ? DecisionReason.AT_MINIMUM : otherwise;
    }

    /** There has been no data for so long that there are to be so many replicas at least, as far as the bounds let them. */
    void fallBack(int replicas, long missingMicros, long patienceMicros) {
        int least = bounds.clamp(replicas);
        if (after <= least) {
            after = least;
            reason = DecisionReason.FALLBACK;
            lastedMicros = missingMicros;
            delayMicros = patienceMicros;
        }
    }

    /** Something that stands over the decision has the last word. */
    void overrule(DecisionReason why, int from, int to, String budget, long remainingMicros) {
        overruling.with(reason(), overruling.before(before), after(), why, from, to, budget, remainingMicros);
    }

    /** At least so many replicas at this time. */
    int lowerBound() {
        return bounds.lower();
    }

    /** What it came to, before anything had another word. */
    int ownAfter() {
        return after;
    }

    DecisionReason ownReason() {
        return reason;
    }

    boolean ownChange() {
        return after != before;
    }

    /** The target in the end. */
    int after() {
        return overruling.after(after);
    }

    boolean changesTarget() {
        return after() != overruling.before(before);
    }

    double desired() {
        return desired;
    }

    /** What had the last word in the end. */
    DecisionReason reason() {
        return overruling.reason(reason);
    }

    double targetOngoingRequests() {
        return rules.config().targetOngoingRequests();
    }

    /**
     * Whether it is of a kind that a load between two others cannot change: the policy is monotone, replicas run, and
     * either no move is wished or nobody is missing whose load could be in doubt.
     */
    boolean restsOnLoadAlone() {
        boolean isOfTheKind =
                switch (reason) {
                    case ENOUGH, AT_MAXIMUM, AT_MINIMUM, WAITS_FOR_UPSCALE_DELAY, WAITS_FOR_DOWNSCALE_DELAY -> true;
                    default -> false;
                };
        Coverage coverage = seen.coverage();
        boolean isBeyondDoubt = coverage.missing() == 0 && coverage.watched() && !coverage.controllerLagging();
        return isOfTheKind
                && policy.isMonotone()
                && seen.running() > 0
                && !ownChange()
                && (isBeyondDoubt || direction() == 0);
    }

    /** Whether it would have come to the same end, had the window said this. Leaves what was decided as it is. */
    boolean wouldSayTheSame(double load) {
        return call.ask(policy, rules, seen, signal, load, granted) == DecisionReason.AS_WISHED
                && directionOf(call.wish()) == direction()
                && bounds.sideOf(call.wish()) == bounds.sideOf(wish);
    }

    /** For how long it stands by itself, once that was found. */
    Rest rest() {
        return rest;
    }

    DecisionRules rules() {
        return rules;
    }

    ReplicaBounds bounds() {
        return bounds;
    }

    int running() {
        return seen.running();
    }

    /** The target it began with, between its bounds. */
    int granted() {
        return granted;
    }

    /** The policy, if it goes at its own pace; null for one that does not. */
    @Nullable
    WatchingPolicy watcher() {
        return watcher;
    }

    /** How much longer the wish must last; 0 when nothing waits. */
    long remainingMicros() {
        return Math.max(0, delayMicros - lastedMicros);
    }

    /** Empty for a policy without a memory. */
    private String followed() {
        WatchingPolicy its = watcher;
        return its == null ? "" : its.followed();
    }

    DecisionRecord record(long windowMicros) {
        return new DecisionRecord(
                seen.nowMicros(),
                overruling.before(before),
                after(),
                reason(),
                seen.running(),
                new DecisionRecord.Load(
                        signal,
                        assumed,
                        rules.config().aggregationFunction(),
                        windowMicros,
                        seen.queued(),
                        seen.ongoing()),
                new DecisionRecord.Wish(
                        rules.config().policy(), desired, wish, targetOngoingRequests(), followed(), failure),
                new DecisionRecord.Patience(lastedMicros, delayMicros),
                seen.coverage(),
                overruling.overlay(window()));
    }

    /** The scheduled window whose bound had the last word; empty for none. */
    private String window() {
        return switch (reason) {
            case AT_MAXIMUM -> bounds.upperBy();
            case AT_MINIMUM -> bounds.lowerBy();
            case OUT_OF_BOUNDS -> after < before ? bounds.upperBy() : bounds.lowerBy();
            default -> "";
        };
    }
}
