package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.AS_WISHED;
import static io.swell.controller.autoscaling.DecisionReason.BELOW_HALF_COVERAGE;
import static io.swell.controller.autoscaling.DecisionReason.CONTROLLER_LAGGING;
import static io.swell.controller.autoscaling.DecisionReason.ENOUGH;
import static io.swell.controller.autoscaling.DecisionReason.MISSING_COULD_TURN_IT;
import static io.swell.controller.autoscaling.DecisionReason.NOT_WATCHED_YET;
import static io.swell.controller.autoscaling.DecisionReason.NO_REPORTS;
import static io.swell.controller.autoscaling.DecisionReason.OUT_OF_BOUNDS;
import static io.swell.controller.autoscaling.DecisionReason.UNREACHABLE_PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten replicas are granted and run, each should have 2 ongoing; no delays, so that only coverage can hold. */
class CoverageTest {

    private record Case(String story, double ongoing, Coverage coverage, int target, DecisionReason reason) {
        @Override
        public String toString() {
            return story;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("all report, more is wanted", 30, report(10, 0), 15, AS_WISHED),
                new Case("all report, fewer are wanted", 10, report(10, 0), 5, AS_WISHED),
                // up: nothing is assumed of the missing
                new Case("up without what the missing had", 30, report(8, 6), 12, AS_WISHED),
                new Case("up would need what the missing had", 24, report(8, 6), 10, MISSING_COULD_TURN_IT),
                new Case("up is not hindered by low coverage", 30, report(2, 4), 13, AS_WISHED),
                new Case("up is not hindered by a lagging controller", 30, lagging(), 15, AS_WISHED),
                new Case("up is not hindered by a fresh controller", 30, fresh(), 15, AS_WISHED),
                new Case("up is not hindered by an unreachable process", 30, unreachable(2), 14, AS_WISHED),
                // down: the missing are taken to run at target, 2 of 10 at 10 × 2 are 4
                new Case("down less far, with the missing at target", 8, report(8, 0), 6, AS_WISHED),
                new Case("down less far, with what the missing had", 12, report(8, 6), 6, AS_WISHED),
                new Case("down would need the missing to have nothing", 17, report(8, 0), 10, MISSING_COULD_TURN_IT),
                new Case("down at exactly half coverage", 2, report(5, 0), 6, AS_WISHED),
                new Case("no down below half coverage", 2, report(4, 0), 10, BELOW_HALF_COVERAGE),
                new Case("no down while a controller lags", 2, lagging(), 10, CONTROLLER_LAGGING),
                new Case("no down before a look-back was watched", 2, fresh(), 10, NOT_WATCHED_YET),
                new Case("no down past an unreachable process", 2, unreachable(1), 10, UNREACHABLE_PROCESS),
                new Case("down past an unreachable process without load here", 2, unreachable(0), 2, AS_WISHED),
                // content: nobody needs to be heard
                new Case("enough, whoever reports", 20, report(1, 0), 10, ENOUGH),
                // nothing known is not nothing there
                new Case("nobody known", 0, new Coverage(0, 0, 0, 0, true, 0, false), 10, NO_REPORTS),
                new Case("nobody fresh, little load", 1, report(0, 1), 10, NO_REPORTS),
                new Case("nobody fresh, much load", 90, report(0, 90), 10, NO_REPORTS));
    }

    private static Coverage report(int fresh, double missingLoad) {
        return new Coverage(10, fresh, 0, missingLoad, true, 0, false);
    }

    private static Coverage lagging() {
        return new Coverage(10, 10, 0, 0, true, 25_000_000, true);
    }

    private static Coverage fresh() {
        return new Coverage(10, 10, 0, 0, false, 0, false);
    }

    private static Coverage unreachable(double missingLoad) {
        return new Coverage(10, 9, 1, missingLoad, true, 0, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void missingReportersDampAMoveAndNeverDriveOne(Case given) {
        Timeline timeline = Timeline.of(
                        Declared.deployment().delays(0, 0).targetOngoing(2).config())
                .adopts(10)
                .at(0)
                .demand(given.ongoing())
                .heard(given.coverage());
        timeline.decide();
        assertThat(timeline.state().explain().reason()).isEqualTo(given.reason());
        assertThat(timeline.state().target()).isEqualTo(given.target());
    }

    @Test
    void silenceIsNoReasonToStartTheFirstReplica() {
        Timeline.of(Declared.deployment().bounds(0, 9).config())
                .at(0)
                .demand(3)
                .heard(report(9, 3))
                .holds(0)
                .demand(4)
                .scalesTo(1);
    }

    @Test
    void boundsHoldWhoeverReports() {
        Timeline.of(Declared.deployment().bounds(2, 9).config())
                .adopts(20)
                .at(0)
                .demand(0)
                .heard(report(0, 0))
                .scalesTo(9, OUT_OF_BOUNDS);
    }

    @Test
    void aWishInDoubtGoesOnLastingButDoesNotBegin() {
        // down delay 60 s; wished and vouched for since 0, in doubt from 30 to 70, granted once vouched for again
        Timeline.of(Declared.deployment().delays(0, 60).config())
                .adopts(10)
                .at(0)
                .demand(2)
                .holds(10)
                .at(30)
                .demand(2)
                .heard(report(3, 0))
                .holds(10, BELOW_HALF_COVERAGE)
                .at(69)
                .demand(2)
                .holds(10, BELOW_HALF_COVERAGE)
                .at(70)
                .demand(2)
                .heard(report(10, 0))
                .scalesTo(1);

        // never vouched for before 70: lasts from there
        Timeline.of(Declared.deployment().delays(0, 60).config())
                .adopts(10)
                .at(0)
                .demand(2)
                .heard(fresh())
                .holds(10, NOT_WATCHED_YET)
                .due(1)
                .at(70)
                .demand(2)
                .heard(report(10, 0))
                .holds(10)
                .at(130)
                .demand(2)
                .scalesTo(1);
    }

    @Test
    void aSilenceOfAllStartsTheWishOver() {
        Timeline.of(Declared.deployment().delays(0, 60).config())
                .adopts(10)
                .at(0)
                .demand(2)
                .holds(10)
                .at(30)
                .demand(2)
                .heard(report(0, 0))
                .holds(10, NO_REPORTS)
                .at(61)
                .demand(2)
                .heard(report(10, 0))
                .holds(10)
                .at(121)
                .demand(2)
                .scalesTo(1);
    }
}
