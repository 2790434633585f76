package io.swell.controller.autoscaling;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Deliberation} has come to, in numbers: those of the latest decision until the next one, of whichever
 * deployment. {@code before} is the target it found, {@code granted} the same between its bounds, {@code wish} what the policy
 * wants in whole replicas, {@code after} what it is to be; what stands over a decision may have another word
 * ({@link #overrule}), and then what it came to by itself is still there.
 *
 * <p>One object serves ten thousand deployments. A {@link DecisionRecord} is made when asked for.
 */
final class Outcome {

    @SuppressWarnings("NullAway.Init") // told by about(), before anything else
    private DecisionRules rules;

    /** The policy, if it goes at its own pace. */
    private @Nullable WatchingPolicy watcher;

    @SuppressWarnings("NullAway.Init") // as the rules
    private ReplicaBounds bounds;

    private final Observation seen = Observation.ofNothing();
    private double signal;
    private long windowMicros;
    private int before;
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

    /** The next decision is of a deployment with these rules, and with this policy if it goes at its own pace. */
    void about(DecisionRules itsRules, @Nullable WatchingPolicy itsWatcher) {
        rules = itsRules;
        watcher = itsWatcher;
        bounds = itsRules.bounds();
    }

    /** It has these bounds at this time. */
    void within(ReplicaBounds atThisTime) {
        bounds = atThisTime;
    }

    /**
     * A decision begins. Until somebody wishes something, the target between its bounds is wished.
     *
     * @param watchedMicros how much of the look-back period the window has seen
     */
    void begin(Observation observation, double windowSays, long watchedMicros, int target) {
        seen.copy(observation);
        signal = windowSays;
        windowMicros = watchedMicros;
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

    /** So much is wished for an assumed load. */
    void wish(double load, double replicas, int whole) {
        assumed = load;
        desired = replicas;
        wish = whole;
    }

    /** The policy could not say what it wishes. */
    void fail(String how) {
        failure = how;
    }

    /** The wish has lasted so long of what it must. */
    void lasts(long micros, long ofMicros) {
        lastedMicros = micros;
        delayMicros = ofMicros;
    }

    /** It stays at what is granted. */
    void hold(DecisionReason why) {
        after = granted;
        reason = granted == before ? why : DecisionReason.OUT_OF_BOUNDS;
    }

    /** It becomes so many, as far as the bounds let it. */
    void become(int replicas, DecisionReason why) {
        after = bounds.clamp(replicas);
        reason = why;
    }

    /** There has been no data for so long that there are to be so many replicas at least, as far as the bounds let them. */
    void fallBack(int replicas, long missingMicros, long patienceMicros) {
        int least = bounds.clamp(replicas);
        if (after <= least) {
            after = least;
            reason = DecisionReason.FALLBACK;
            lasts(missingMicros, patienceMicros);
        }
    }

    /** Something that stands over the decision has the last word. */
    void overrule(DecisionReason why, int from, int to, String budget, long remainingMicros) {
        overruling.with(reason(), overruling.before(before), after(), why, from, to, budget, remainingMicros);
    }

    DecisionRules rules() {
        return rules;
    }

    /** The policy, if it goes at its own pace; null for one that does not. */
    @Nullable
    WatchingPolicy watcher() {
        return watcher;
    }

    ReplicaBounds bounds() {
        return bounds;
    }

    Observation seen() {
        return seen;
    }

    /** What the look-back window says. */
    double signal() {
        return signal;
    }

    int granted() {
        return granted;
    }

    double desired() {
        return desired;
    }

    int wish() {
        return wish;
    }

    /** Whether more is wished than granted, or fewer: 1, 0 or -1. */
    int direction() {
        return directionOf(wish);
    }

    int directionOf(int replicas) {
        return Integer.compare(bounds.clamp(replicas), granted);
    }

    /** The bound that keeps the wish from being had, if one does. */
    DecisionReason boundThatBites(DecisionReason otherwise) {
        if (wish > bounds.upper()) {
            return DecisionReason.AT_MAXIMUM;
        }
        return wish < bounds.lower() ? DecisionReason.AT_MINIMUM : otherwise;
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

    /** What had the last word in the end. */
    DecisionReason reason() {
        return overruling.reason(reason);
    }

    /** How much longer the wish must last; 0 when nothing waits. */
    long remainingMicros() {
        return Math.max(0, delayMicros - lastedMicros);
    }

    double targetOngoingRequests() {
        return rules.config().targetOngoingRequests();
    }

    DecisionRecord record() {
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

    /** Empty for a policy without a memory. */
    private String followed() {
        WatchingPolicy its = watcher;
        return its == null ? "" : its.followed();
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
