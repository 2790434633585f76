package io.swell.controller.autoscaling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a deployment's decisions: what stands over them has its say, a budget too, and what is worth remembering
 * is remembered. Two numbers are kept apart: what decisions <em>granted</em>, from which the next one reckons, and the
 * <em>target</em> that it comes to in the end. They differ where a budget has less room or the deployment only recommends.
 */
final class Granting {

    private final DecisionHistory history;
    private boolean decided;
    private DecisionReason lastReason = DecisionReason.ENOUGH;

    private int granted;
    private int target;
    private WallTime wall = WallTime.EPOCH;
    private @Nullable Overlays overlays;
    private @Nullable BudgetMember member;

    Granting(DecisionHistory history, DecisionRules rules) {
        this.history = history;
        this.target = rules.config().initialReplicas().orElse(rules.config().minReplicas());
        this.granted = target;
        this.overlays = Overlays.of(rules, null, wall);
    }

    int granted() {
        return granted;
    }

    int target() {
        return target;
    }

    void adopt(int observedTarget) {
        target = observedTarget;
        granted = observedTarget;
    }

    /** The bounds at that time. */
    Deliberation within(Deliberation deliberation, long nowMicros) {
        return overlays == null ? deliberation : deliberation.within(overlays.bounds(nowMicros));
    }

    /**
     * A decision was made.
     *
     * @return why the target changed; empty if it stays, or waits for a budget's share
     */
    Optional<DecisionRecord> settle(Outcome decision, Observation seen) {
        if (overlays != null) {
            overlays.observe(seen);
            overlays.judge(decision, seen, target);
            granted = overlays.isOrdered(seen.nowMicros()) ? decision.after() : decision.ownAfter();
        } else {
            granted = decision.after();
        }
        if (member != null) {
            claim(member, decision);
            return Optional.empty();
        }
        if (decision.changesTarget()) {
            target = decision.after();
            return Optional.of(remember(decision.record()));
        }
        rememberReason(decision);
        return Optional.empty();
    }

    /** What is claimed of a budget is granted by {@link #allot}; as long as the claim stays, so does what it has. */
    private void claim(BudgetMember ofBudget, Outcome decision) {
        int wish = decision.after();
        int minimum = isPinned(decision.reason()) ? wish : decision.bounds().lower();
        if (!ofBudget.claims(wish, minimum)) {
            ofBudget.claim(wish, minimum, decision.record());
        } else if (!ofBudget.isWaiting()) {
            cut(decision);
            rememberReason(decision);
        }
    }

    /** What is to stay as it is needs just that. */
    private static boolean isPinned(DecisionReason reason) {
        return reason == DecisionReason.PAUSED || reason == DecisionReason.RECOMMENDS_ONLY;
    }

    private void cut(Outcome decision) {
        if (member != null && !member.isWaiting() && member.isCut()) {
            decision.overrule(member.cutReason(), target, target, member.budget(), 0);
        }
    }

    /** What stands over a decision has its say about one that is only to be explained: nothing changes by it. */
    void explain(Outcome decision, Observation seen) {
        explainAlone(decision, seen);
        cut(decision);
    }

    private void explainAlone(Outcome decision, Observation seen) {
        if (overlays != null) {
            overlays.judge(decision, seen, target);
        }
    }

    /** Whether that much room is no news to a deployment whose claim has not changed. */
    boolean isAllotted(int room, boolean minimumsFit) {
        BudgetMember ofBudget = budgetMember();
        return !ofBudget.isWaiting() && !ofBudget.differs(room, minimumsFit);
    }

    /**
     * A budget gives room, as this deployment's claim or those of others have changed.
     *
     * @param decision of now; counts where the deployment's own claim has not changed
     * @param room so many replicas at most
     * @param minimumsFit whether there is room for the minimums of all
     * @return why the target changed; empty if it stays
     */
    Optional<DecisionRecord> allot(Outcome decision, Observation seen, int room, boolean minimumsFit) {
        BudgetMember ofBudget = budgetMember();
        DecisionRecord pending = ofBudget.takePending();
        if (pending == null) {
            explainAlone(decision, seen);
        }
        DecisionRecord own = pending == null ? decision.record() : pending;
        boolean wasCut = OverlaySentence.isAboutBudget(lastReason);
        int before = target;
        ofBudget.give(room, minimumsFit);
        target = ofBudget.granted();
        DecisionRecord record = own.settled(before, target);
        if (ofBudget.isCut()) {
            record = own.settled(ofBudget.cutReason(), before, target, ofBudget.budget());
        } else if (wasCut && target > before) {
            record = own.settled(DecisionReason.BUDGET_HAS_ROOM, before, target, ofBudget.budget());
        }
        if (target != before || !decided || record.reason() != lastReason) {
            remember(record);
        }
        return target == before ? Optional.empty() : Optional.of(record);
    }

    private BudgetMember budgetMember() {
        return Objects.requireNonNull(member, "joined no budget");
    }

    void join(String budget) {
        member = new BudgetMember(budget);
    }

    @Nullable
    BudgetMember member() {
        return member;
    }

    /** Whether that changes what stands over it. */
    boolean wallTime(WallTime newWall, DecisionRules rules) {
        wall = newWall;
        if (overlays == null) {
            return false;
        }
        standUnder(rules, overlays.order());
        return true;
    }

    /** The rules have changed. One that only recommended begins with what it has. */
    void reconfigure(DecisionRules before, DecisionRules rules, long nowMicros) {
        boolean recommended = before.config().overlays().recommendOnly();
        if (recommended && !rules.config().overlays().recommendOnly()) {
            granted = target;
        }
        standUnder(rules, order(nowMicros));
    }

    void standUnder(DecisionRules rules, @Nullable ScalingOrder order) {
        Overlays before = overlays;
        overlays = Overlays.of(rules, order, wall);
        if (overlays != null && before != null) {
            overlays.continueFrom(before);
        }
    }

    boolean isOrdered(long nowMicros) {
        return overlays != null && overlays.isOrdered(nowMicros);
    }

    /** What an operator said that still holds; null for nothing. */
    @Nullable
    ScalingOrder order(long nowMicros) {
        return overlays != null && overlays.isOrdered(nowMicros) ? overlays.order() : null;
    }

    /** When something else may stand over it though nothing happens; {@link Long#MAX_VALUE} for never. */
    long dueMicros(long nowMicros) {
        return overlays == null ? Long.MAX_VALUE : overlays.dueMicros(nowMicros);
    }

    private void rememberReason(Outcome decision) {
        boolean isNewAdvice = decision.reason() == DecisionReason.RECOMMENDS_ONLY && decision.ownChange();
        if (!decided || lastReason != decision.reason() || isNewAdvice) {
            remember(decision.record());
        }
    }

    private DecisionRecord remember(DecisionRecord record) {
        decided = true;
        lastReason = record.reason();
        history.add(record);
        return record;
    }

    List<DecisionRecord> history() {
        return history.records();
    }
}
