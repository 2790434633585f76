package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.load.Reporters;

/**
 * Who reports, as far as the controller knows. Missing reporters damp a move, never drive one: for more replicas
 * nothing is assumed of them, for fewer they are assumed to run at target. See docs/adr/0012-missing-reporters-damp.md.
 *
 * @param known processes that report or should
 * @param fresh those of them that do
 * @param unreachable those of the missing that the cluster cannot reach but has not given up
 * @param missingLoad ongoing requests of this deployment held for the missing at their last value
 * @param watched whether this controller has watched every known process for a whole look-back period
 * @param oldestReportAgeMicros age of the oldest last report of any known process, by the controller's own clock
 * @param controllerLagging whether the controller itself is late with reports it was sent
 */
public record Coverage(
        int known,
        int fresh,
        int unreachable,
        double missingLoad,
        boolean watched,
        long oldestReportAgeMicros,
        boolean controllerLagging) {

    /** There is nobody who could report. */
    static final Coverage NOBODY = complete(0);

    /** Everybody reports and has been watched long enough. */
    public static Coverage complete(int processes) {
        return new Coverage(processes, processes, 0, 0, true, 0, false);
    }

    /** Whether it says just this. */
    boolean is(Reporters who, double missing, boolean wasWatched, long oldestMicros, boolean lagging) {
        return known == who.known()
                && fresh == who.fresh()
                && unreachable == who.unreachable()
                && missingLoad == missing
                && watched == wasWatched
                && oldestReportAgeMicros == oldestMicros
                && controllerLagging == lagging;
    }

    public int missing() {
        return Math.max(0, known - fresh);
    }

    /** No data is not zero load: without a single report nothing is decided. */
    boolean hasReports() {
        return known > 0 && fresh > 0;
    }

    /** Most of those who should report do not. */
    boolean isBelowHalf() {
        return 2 * fresh < known;
    }

    /** What is certain of a load: the part that is not merely held for the missing. */
    double certain(double ongoing) {
        return missing() == 0 ? ongoing : Math.max(0, ongoing - missingLoad);
    }

    /** A load with the missing taken to keep their share of the granted replicas as busy as they should be. */
    double atTarget(double ongoing, int target, double targetOngoingRequests) {
        double share = known == 0 ? 0 : target * targetOngoingRequests * missing() / known;
        return certain(ongoing) + Math.max(missingLoad, share);
    }

    /** Why fewer replicas are out of the question, or {@link DecisionReason#AS_WISHED} if they are not. */
    DecisionReason objectionToFewer() {
        if (!watched) {
            return DecisionReason.NOT_WATCHED_YET;
        }
        if (controllerLagging) {
            return DecisionReason.CONTROLLER_LAGGING;
        }
        if (isBelowHalf()) {
            return DecisionReason.BELOW_HALF_COVERAGE;
        }
        if (unreachable > 0 && missingLoad > 0) {
            return DecisionReason.UNREACHABLE_PROCESS;
        }
        return DecisionReason.AS_WISHED;
    }
}
