package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScalingDecision.Hold;
import io.swell.controller.autoscaling.ScalingDecision.ScaleTo;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Load, target and decision history of one deployment. One owner, no locks. {@link #decide} is the whole of
 * autoscaling for whoever holds this: the controller, the dry run and the simulator hold the same class.
 *
 * <p>It begins with {@code initial-replicas} (or the minimum) as target; a controller that finds replicas adopts them
 * instead. A decision that leaves everything as it was costs no memory.
 */
public final class DeploymentAutoscalingState {

    private final DeploymentId id;
    private final Granting granting;
    private final NextLook nextLook;
    private final Deliberation deliberation;
    private final PolicyInUse policy;

    private DecisionRules rules;
    private LookBackWindow window;
    private ScalingDelay delay = ScalingDelay.NONE;

    /**
     * One by itself.
     *
     * @param slots requests one replica serves at once
     * @param policy stays until a configuration names another
     * @param evaluationInterval how often it asks to be looked at while its window still moves
     * @param decisionHistory how many decisions it remembers
     */
    public DeploymentAutoscalingState(
            DeploymentId id,
            AutoscalingConfig config,
            int slots,
            AutoscalingPolicy policy,
            Duration evaluationInterval,
            int decisionHistory) {
        this(
                id,
                DecisionRules.of(config, slots),
                policy,
                PolicyLimit.NONE,
                new Deliberation(),
                evaluationInterval,
                decisionHistory);
    }

    /** One of many, which share what they can: the rules if they are configured alike, and what they deliberate with. */
    DeploymentAutoscalingState(
            DeploymentId id,
            DecisionRules rules,
            AutoscalingPolicy policy,
            PolicyLimit limit,
            Deliberation deliberation,
            Duration evaluationInterval,
            int decisionHistory) {
        AutoscalingConfig config = rules.config();
        this.id = id;
        this.rules = rules;
        this.policy = new PolicyInUse(policy, limit);
        this.deliberation = deliberation;
        this.nextLook = new NextLook(DelayPeriods.micros(evaluationInterval), deliberation.leeway());
        this.granting = new Granting(new DecisionHistory(decisionHistory), rules);
        this.window = new LookBackWindow(config.aggregationFunction(), DelayPeriods.micros(config.lookBackPeriod()));
    }

    /**
     * Watches the load without deciding.
     *
     * @param integralMicros as it stood <em>before</em> the reports of this instant were folded in; then what they
     *     correct counts as recent
     */
    public void sample(long nowMicros, long integralMicros) {
        window.sample(nowMicros, integralMicros);
    }

    /** Decides by what the look-back window says. */
    public ScalingDecision decide(Observation seen) {
        return decision(advance(seen));
    }

    /** Decides as if a full look-back window said {@code ongoing}. */
    ScalingDecision decide(Observation seen, double ongoing) {
        return decision(advance(seen, ongoing, window.lookBackMicros()));
    }

    /**
     * As {@link #decide}, for whoever decides for thousands: unless the target or the reason changes, it leaves no
     * garbage.
     *
     * @return why the target changed; empty if it stays
     */
    public Optional<DecisionRecord> advance(Observation seen) {
        long nowMicros = seen.nowMicros();
        window.sample(nowMicros, seen.integralMicros());
        double ongoing = window.value(nowMicros, seen.integralMicros(), seen.ongoing());
        Optional<DecisionRecord> scaled =
                advance(seen, ArrivalJitter.steadied(ongoing, seen.ongoing()), window.watchedMicros(nowMicros));
        nextLook.restIfPossible(seen, ongoing, window);
        nextLook.noLaterThan(granting.dueMicros(nowMicros));
        return scaled;
    }

    private Optional<DecisionRecord> advance(Observation seen, double ongoing, long watchedMicros) {
        int granted = granting.granted();
        delay = begin(seen.nowMicros())
                .watch(seen, ongoing, granted)
                .decide(seen, ongoing, watchedMicros, granted, delay);
        Outcome outcome = deliberation.outcome();
        WatchingPolicy watcher = outcome.watcher();
        if (watcher != null) {
            nextLook.after(outcome, seen, watcher);
        } else {
            nextLook.after(outcome, seen, window.watchedMicros(seen.nowMicros()));
        }
        Optional<DecisionRecord> scaled = granting.settle(outcome, seen);
        if (granting.isOrdered(seen.nowMicros())) {
            delay = ScalingDelay.NONE; // when the order is over, every wish starts over
        }
        nextLook.noLaterThan(granting.dueMicros(seen.nowMicros()));
        return scaled;
    }

    private Deliberation begin(long nowMicros) {
        return granting.within(deliberation.about(rules, policy.policy()), nowMicros);
    }

    /** The latest decision as a value. */
    private ScalingDecision decision(Optional<DecisionRecord> scaled) {
        Outcome outcome = deliberation.outcome();
        return scaled.<ScalingDecision>map(ScaleTo::new)
                .orElseGet(() -> new Hold(target(), outcome.desired(), outcome.reason()));
    }

    /**
     * When it must be looked at even if nothing happens: when a wish will have lasted, or soon while the window still
     * moves or data is in doubt; {@link Long#MAX_VALUE} once all is settled. A change of load, running replicas,
     * coverage or configuration is a reason of its own.
     */
    public long dueMicros() {
        return nextLook.dueMicros();
    }

    /**
     * Takes what is found as granted, for a controller that has just begun or an operator's order. A wish that lasts
     * goes on lasting. The bounds hold from the next decision on.
     */
    public void adopt(int observedTarget) {
        granting.adopt(observedTarget);
    }

    /**
     * A changed configuration keeps the target and the past of the load, and lets every wish start over. It is due at
     * once: the next decision brings the target between its new bounds. See
     * docs/adr/0013-config-change-keeps-the-target.md.
     *
     * @throws IllegalArgumentException if the configured policy is not known; nothing has changed then
     */
    void reconfigure(DecisionRules changedRules, long nowMicros) {
        AutoscalingConfig changed = changedRules.config();
        if (changedRules.equals(rules)) {
            return;
        }
        if (!changed.policy().equals(config().policy())) {
            policy.change(changed.policy());
        }
        window = window.seenThrough(changed.aggregationFunction(), DelayPeriods.micros(changed.lookBackPeriod()));
        granting.reconfigure(rules, changedRules, nowMicros);
        rules = changedRules;
        delay = ScalingDelay.NONE;
        nextLook.now(nowMicros);
    }

    /**
     * What the clock on the wall says, for schedules and orders that end by themselves; until it is told, monotonic time
     * is taken to begin in 1970.
     *
     * @param offsetMillis milliseconds since 1970 less milliseconds of monotonic time
     * @return whether that matters to it; it is due then
     */
    public boolean wallTime(long offsetMillis, long nowMicros) {
        boolean matters = granting.wallTime(new WallTime(offsetMillis), rules);
        if (matters) {
            nextLook.now(nowMicros);
        }
        return matters;
    }

    /** From now on it does what an operator says, until that is over. A null order takes back what was said. */
    public void order(@Nullable ScalingOrder order, long nowMicros) {
        granting.standUnder(rules, order);
        nextLook.now(nowMicros);
    }

    /** What an operator said that still holds; null for nothing. */
    public @Nullable ScalingOrder order(long nowMicros) {
        return granting.order(nowMicros);
    }

    /** From now on it claims what it wishes of a budget, and has what {@link #allot} gives it. */
    void join(String budget) {
        granting.join(budget);
    }

    /** What it claims of its budget; null if it has none. */
    @Nullable
    BudgetMember member() {
        return granting.member();
    }

    /** A budget gives it room; see {@link Granting#allot}. */
    Optional<DecisionRecord> allot(int room, boolean minimumsFit, Observation seen) {
        if (granting.isAllotted(room, minimumsFit)) {
            return Optional.empty();
        }
        return granting.allot(decideAgain(seen), seen, room, minimumsFit);
    }

    /** What would be decided now, with its numbers. It is not carried out, and no wish begins or ends by it. */
    public DecisionRecord explain(Observation seen) {
        granting.explain(decideAgain(seen), seen);
        return deliberation.outcome().record();
    }

    /** What would be decided now, before anything that stands over it has its say. */
    private Outcome decideAgain(Observation seen) {
        long nowMicros = seen.nowMicros();
        double ongoing = window.value(nowMicros, seen.integralMicros(), seen.ongoing());
        double steady = ArrivalJitter.steadied(ongoing, seen.ongoing());
        begin(nowMicros).decide(seen, steady, window.watchedMicros(nowMicros), granting.granted(), delay);
        return deliberation.outcome();
    }

    /**
     * The latest decision with its numbers, worth remembering or not; made when asked for. Where states share what they
     * deliberate with, it is good until the next of them decides.
     */
    public DecisionRecord explain() {
        return deliberation.outcome().record();
    }

    /** What was worth remembering, oldest first: each change of target or of reason. */
    public List<DecisionRecord> history() {
        return granting.history();
    }

    public DeploymentId id() {
        return id;
    }

    public AutoscalingConfig config() {
        return rules.config();
    }

    PolicyInUse policy() {
        return policy;
    }

    /** Whether its policy could go on from that; if not, it begins anew. */
    boolean restore(byte[] state, long nowMicros) {
        return policy.restore(state, rules, nowMicros);
    }

    long lookBackMicros() {
        return window.lookBackMicros();
    }

    /** Replicas granted. */
    public int target() {
        return granting.target();
    }

    /** When it last decided. */
    long decidedMicros() {
        return nextLook.decidedMicros();
    }

    /**
     * For how long the latest decision stands by itself. Where states share what they deliberate with, it is good until the
     * next of them decides.
     */
    Rest rest() {
        return nextLook.rest();
    }

    /** Another one after {@link #reconfigure}. */
    LookBackWindow window() {
        return window;
    }

    ScalingDelay delay() {
        return delay;
    }
}
