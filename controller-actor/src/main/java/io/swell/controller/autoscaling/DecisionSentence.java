package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.DecisionRecord.Load;
import io.swell.controller.autoscaling.DecisionRecord.Wish;
import java.util.concurrent.TimeUnit;

/** A decision in words: what happened, what was wanted, what had the last word, and who was not heard. */
final class DecisionSentence {

    private final DecisionRecord decision;

    DecisionSentence(DecisionRecord decision) {
        this.decision = decision;
    }

    @Override
    public String toString() {
        return headline() + ": " + over() + mostInner().because() + coverage();
    }

    /** What stood over the decision and had the last word; empty for nothing. */
    private String over() {
        return new OverlaySentence(decision).toString();
    }

    /** What the decision was in itself. */
    private DecisionSentence mostInner() {
        return OverlaySentence.isAbout(decision.reason()) ? new DecisionSentence(decision.otherwise()) : this;
    }

    private String headline() {
        return decision.changesTarget()
                ? "scaled " + decision.before() + " → " + decision.after()
                : "holds " + decision.after();
    }

    private String because() {
        Coverage coverage = decision.coverage();
        return switch (decision.reason()) {
            case AS_WISHED -> wanted() + lasted() + stopover();
            case ENOUGH -> wanted();
            case WAITS_FOR_UPSCALE_DELAY, WAITS_FOR_DOWNSCALE_DELAY -> wanted() + lasting();
            case AT_MAXIMUM -> wanted() + lasted() + "; " + decision.after() + " is the maximum" + window();
            case AT_MINIMUM -> wanted() + lasted() + "; " + decision.after() + " is the minimum" + window();
            case OUT_OF_BOUNDS ->
                decision.after() + " is the " + (decision.after() < decision.before() ? "maximum" : "minimum")
                        + window();
            case COLD_START -> coldStart();
            case NOTHING_RUNS -> "no replica runs" + (decision.changesTarget() ? ", and " + wanted() : "");
            case NO_REPORTS -> noReports();
            case NOT_WATCHED_YET ->
                wanted() + ", but not every process has been watched for a whole look-back period yet";
            case CONTROLLER_LAGGING ->
                wanted() + ", but the controller is late with its reports, the oldest is "
                        + time(coverage.oldestReportAgeMicros()) + " old";
            case BELOW_HALF_COVERAGE ->
                wanted() + ", but only " + coverage.fresh() + " of " + processes(coverage.known()) + " report";
            case UNREACHABLE_PROCESS ->
                wanted() + ", but " + processes(coverage.unreachable()) + " out of reach may still have "
                        + number(coverage.missingLoad()) + " ongoing";
            case MISSING_COULD_TURN_IT ->
                wanted() + ", but " + coverage.missing() + " of " + processes(coverage.known())
                        + " do not report and could make the difference";
            case POLICY_FAILED ->
                "policy " + decision.wish().policy() + " failed: "
                        + decision.wish().failure();
            case POLICY_OVERRAN ->
                "policy " + decision.wish().policy() + " " + decision.wish().failure();
            case POLICY_SENSELESS ->
                "policy " + decision.wish().policy() + " wants "
                        + decision.wish().failure() + " replicas, which is no number of replicas";
            case FALLBACK ->
                "no data for " + time(decision.patience().lastedMicros()) + ", so at least " + decision.after()
                        + " until there is";
            case PAUSED, SCALED_BY_HAND, RECOMMENDS_ONLY, CUT_BY_BUDGET, MINIMUMS_BEYOND_BUDGET, BUDGET_HAS_ROOM ->
                OverlaySentence.inShort(decision.reason());
        };
    }

    private String window() {
        String window = decision.overlay().window();
        return window.isEmpty() ? "" : " in schedule " + window;
    }

    private String wanted() {
        Wish wish = decision.wish();
        double whole = Math.ceil(wish.desired());
        String wants = load() + " want" + (decision.load().assumed() == 0 ? "s " : " ") + replicas(whole) + how(wish);
        return wish.replicas() == whole ? wants : wants + ", the gain makes it " + wish.replicas();
    }

    private static String how(Wish wish) {
        if (wish.policy().equals(OngoingRequestsPolicy.NAME)) {
            return " at " + number(wish.targetOngoingRequests()) + " each";
        }
        return " by policy " + wish.policy() + (wish.followed().isEmpty() ? "" : " (" + wish.followed() + ")");
    }

    private String load() {
        Load load = decision.load();
        if (load.assumed() == 0) {
            return "no load" + span(load);
        }
        String how =
                switch (load.function()) {
                    case MEAN -> " ongoing on average";
                    case MAX -> " ongoing at the highest";
                    case MIN -> " ongoing at the lowest";
                };
        return number(load.assumed()) + (load.windowMicros() == 0 ? " ongoing now" : how + span(load));
    }

    private static String span(Load load) {
        return load.windowMicros() == 0 ? "" : " over " + time(load.windowMicros());
    }

    private String lasted() {
        return decision.patience().delayMicros() == 0
                ? ""
                : "; the wish had lasted " + time(decision.patience().lastedMicros());
    }

    private String lasting() {
        return "; the wish has lasted " + time(decision.patience().lastedMicros()) + " of "
                + time(decision.patience().delayMicros());
    }

    private String stopover() {
        return decision.wish().replicas() == 0 && decision.after() > 0 ? "; the last one has a delay of its own" : "";
    }

    private String coldStart() {
        double ongoing = Math.max(decision.load().liveOngoing(), decision.load().ongoing());
        return number(ongoing) + " ongoing and no replica runs" + (decision.changesTarget() ? "" : " yet");
    }

    private String noReports() {
        int known = decision.coverage().known();
        return known == 0
                ? "no process has reported, which is not the same as no load"
                : "none of " + processes(known) + " reports, which is not the same as no load";
    }

    /** Who was not heard, where that changed what was reckoned with. */
    private String coverage() {
        Coverage coverage = decision.coverage();
        if (decision.load().assumed() == decision.load().ongoing()) {
            return "";
        }
        boolean more = decision.load().assumed() < decision.load().ongoing();
        return " (" + coverage.fresh() + " of " + processes(coverage.known()) + " report, the others are taken to "
                + (more ? "have nothing)" : "run at target)");
    }

    private static String processes(int count) {
        return count == 1 ? "1 process" : count + " processes";
    }

    private static String replicas(double count) {
        return count == 1 ? "1 replica" : number(count) + " replicas";
    }

    static String time(long micros) {
        long minutes = TimeUnit.MICROSECONDS.toMinutes(micros);
        return minutes >= 2 && TimeUnit.MINUTES.toMicros(minutes) == micros
                ? minutes + " min"
                : number(micros / 1e6) + " s";
    }

    /** At most one digit after the point, two where one would say nothing. */
    private static String number(double value) {
        double digits = Math.abs(value) < 1 ? 100 : 10;
        double rounded = Math.round(value * digits) / digits;
        if (rounded == 0 && value > 0) {
            return "under 0.01";
        }
        return rounded == Math.rint(rounded) ? Long.toString(Math.round(rounded)) : Double.toString(rounded);
    }
}
