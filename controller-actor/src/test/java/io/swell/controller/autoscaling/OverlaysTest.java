package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.DecisionReason.FALLBACK;
import static io.swell.controller.autoscaling.DecisionReason.NO_REPORTS;
import static io.swell.controller.autoscaling.DecisionReason.PAUSED;
import static io.swell.controller.autoscaling.DecisionReason.RECOMMENDS_ONLY;
import static io.swell.controller.autoscaling.DecisionReason.SCALED_BY_HAND;
import static io.swell.controller.autoscaling.DecisionReason.WAITS_FOR_DOWNSCALE_DELAY;
import static io.swell.controller.autoscaling.DecisionReason.WAITS_FOR_UPSCALE_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.ScalingOrder.Kind;
import io.swell.shared.config.FallbackConfig;
import io.swell.shared.config.OverlayConfig;
import io.swell.shared.config.ScheduleWindow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OverlaysTest {

    private static final double HOUR = 3_600;

    private static final OverlayConfig OFFICE_HOURS = new OverlayConfig(
            List.of(new ScheduleWindow(
                    "office-hours",
                    "0 8 * * MON-FRI",
                    Duration.ofHours(10),
                    ZoneId.of("Europe/Berlin"),
                    OptionalInt.of(4),
                    OptionalInt.of(6))),
            false,
            Optional.empty());

    private static final OverlayConfig RECOMMEND_ONLY = new OverlayConfig(List.of(), true, Optional.empty());

    private static final OverlayConfig FALLBACK_TO_SIX =
            new OverlayConfig(List.of(), false, Optional.of(new FallbackConfig(6, Duration.ofSeconds(60))));

    private static final Coverage NOBODY = new Coverage(3, 0, 0, 0, true, 5_000_000, false);
    private static final Coverage ONE_OF_THREE = new Coverage(3, 1, 0, 0, true, 5_000_000, false);

    private final Declared deployment = Declared.deployment().bounds(1, 10);

    // Mon 5 January 2026, Berlin   7:00 ... 8:00 min 4, max 6 ============== 18:00 ...
    @Test
    void aScheduledMinimumHoldsFromTheMomentItsWindowOpens() {
        Timeline.of(deployment.overlays(OFFICE_HOURS).config())
                .beginsAt("2026-01-05T06:00:00Z")
                .at(0)
                .load(1)
                .holds(1)
                .at(1 * HOUR - 1)
                .holds(1)
                .at(1 * HOUR)
                .scalesTo(4)
                .says("scaled 1 → 4: 4 is the minimum in schedule office-hours")
                .at(11 * HOUR - 1)
                .holds(4)
                .says("holds 4: 1 ongoing on average over 30 s want 1 replica at 2 each; "
                        + "4 is the minimum in schedule office-hours")
                .at(11 * HOUR)
                .holds(4, WAITS_FOR_DOWNSCALE_DELAY)
                .at(11 * HOUR + 600)
                .scalesTo(1);
    }

    @Test
    void aScheduledMaximumHolds() {
        Timeline.of(deployment.overlays(OFFICE_HOURS).delays(0, 600).config())
                .beginsAt("2026-01-05T07:00:00Z")
                .at(1)
                .demand(20)
                .scalesTo(6)
                .says("scaled 1 → 6: 20 ongoing on average over 30 s want 10 replicas at 2 each; "
                        + "6 is the maximum in schedule office-hours")
                .at(10 * HOUR)
                .demand(20)
                .scalesTo(10)
                .says("scaled 6 → 10: 20 ongoing on average over 30 s want 10 replicas at 2 each");
    }

    @Test
    void isDueAtTheNextEdgeThoughItsLoadHasSettled() {
        Timeline.of(deployment.overlays(OFFICE_HOURS).config())
                .beginsAt("2026-01-05T06:00:00Z")
                .load(1)
                .at(1)
                .holds(1)
                .at(100)
                .holds(1)
                .due(1 * HOUR)
                .at(1 * HOUR)
                .scalesTo(4)
                .at(1 * HOUR + 1)
                .holds(4)
                .due(11 * HOUR);
    }

    @Test
    void noRestLastsBeyondAnEdge() {
        Timeline story = Timeline.of(deployment.overlays(OFFICE_HOURS).config())
                .beginsAt("2026-01-05T06:58:00Z")
                .adopts(2)
                .load(3)
                .at(0)
                .holds(2);
        int rests = 0;
        for (int second = 1; second < 120; second++) {
            story.at(second).holds(2);
            rests += story.state().rest().untilMicros() > second * 1_000_000L ? 1 : 0;
            assertThat(story.state().rest().untilMicros()).isLessThanOrEqualTo(120_000_000);
            assertThat(story.state().dueMicros()).isLessThanOrEqualTo(120_000_000);
        }
        assertThat(rests).isGreaterThan(60);
        story.at(120).scalesTo(4);
    }

    @Test
    void followsTheClockOnTheWallWhenThatIsSet() {
        Timeline.of(deployment.overlays(OFFICE_HOURS).config())
                .beginsAt("2026-01-05T06:00:00Z")
                .at(1)
                .load(1)
                .holds(1)
                .beginsAt("2026-01-05T08:00:00Z")
                .due(1)
                .at(2)
                .scalesTo(4);
    }

    // demand 20 wants 10 after 30 s; demand 2 wants 1 after 600 s
    @Test
    void oneThatOnlyRecommendsSaysWhatItWouldDoAndDoesNot() {
        Timeline.of(deployment.overlays(RECOMMEND_ONLY).config())
                .adopts(3)
                .at(0)
                .demand(20)
                .holds(3, RECOMMENDS_ONLY)
                .says("holds 3: it recommends only; otherwise it would hold 3: 20 ongoing on average over 30 s want "
                        + "10 replicas at 2 each; the wish has lasted 0 s of 30 s")
                .at(30)
                .demand(20)
                .holds(3)
                .says("holds 3: it recommends only; otherwise it would scale 3 → 10: 20 ongoing on average over 30 s "
                        + "want 10 replicas at 2 each; the wish had lasted 30 s")
                .at(40)
                .demand(2)
                .holds(3)
                .at(640)
                .demand(2)
                .holds(3)
                .says("holds 3: it recommends only; otherwise it would scale 10 → 1: 2 ongoing on average over 30 s "
                        + "want 1 replica at 2 each; the wish had lasted 10 min");
    }

    @Test
    void eachChangeOfARecommendationIsRemembered() {
        Timeline story = Timeline.of(deployment.overlays(RECOMMEND_ONLY).config())
                .adopts(3)
                .at(0)
                .demand(20)
                .holds(3)
                .at(30)
                .demand(20)
                .holds(3)
                .at(31)
                .demand(20)
                .holds(3);

        assertThat(story.state().history())
                .extracting(record -> record.overlay().otherwiseAfter())
                .containsExactly(3, 10);
    }

    @Test
    void oneThatNoLongerOnlyRecommendsBeginsWithWhatItHas() {
        Timeline.of(deployment.overlays(RECOMMEND_ONLY).config())
                .adopts(3)
                .at(0)
                .demand(20)
                .holds(3)
                .at(30)
                .demand(20)
                .holds(3)
                .declares(deployment.overlays(OverlayConfig.NONE))
                .at(31)
                .demand(20)
                .holds(3, WAITS_FOR_UPSCALE_DELAY)
                .at(61)
                .demand(20)
                .scalesTo(10);
    }

    // reports   yes . no ................ 60 s .... yes
    // target     2    2                    6         6, and fewer after the downscale delay
    @Test
    void fallsBackOnceNobodyHasReportedForLongEnough() {
        Timeline.of(deployment.overlays(FALLBACK_TO_SIX).config())
                .adopts(2)
                .at(0)
                .demand(4)
                .holds(2)
                .heard(NOBODY)
                .at(10)
                .demand(4)
                .holds(2, NO_REPORTS)
                .at(69)
                .demand(4)
                .holds(2, NO_REPORTS)
                .due(70)
                .at(70)
                .demand(4)
                .scalesTo(6, FALLBACK)
                .says("scaled 2 → 6: no data for 60 s, so at least 6 until there is")
                .at(100)
                .demand(4)
                .holds(6, FALLBACK)
                .says("holds 6: no data for 90 s, so at least 6 until there is")
                .heard(Coverage.complete(3))
                .at(110)
                .demand(4)
                .holds(6, WAITS_FOR_DOWNSCALE_DELAY)
                .at(710)
                .demand(4)
                .scalesTo(2);
    }

    @Test
    void fallsBackWhereMostDoNotReport() {
        Timeline.of(deployment.overlays(FALLBACK_TO_SIX).config())
                .adopts(2)
                .heard(ONE_OF_THREE)
                .at(0)
                .demand(4)
                .holds(2)
                .at(60)
                .demand(4)
                .scalesTo(6, FALLBACK);
    }

    @Test
    void aFallbackTakesNothingAwayAndNothingThatIsMore() {
        Timeline.of(deployment.overlays(FALLBACK_TO_SIX).config())
                .adopts(8)
                .heard(NOBODY)
                .at(0)
                .demand(4)
                .holds(8)
                .at(60)
                .demand(4)
                .holds(8, NO_REPORTS);
    }

    @Test
    void dataThatComesBackMeanwhileStartsPatienceOver() {
        Timeline.of(deployment.overlays(FALLBACK_TO_SIX).config())
                .adopts(2)
                .heard(NOBODY)
                .at(0)
                .demand(4)
                .holds(2)
                .heard(Coverage.complete(3))
                .at(50)
                .demand(4)
                .holds(2)
                .heard(NOBODY)
                .at(60)
                .demand(4)
                .holds(2)
                .at(119)
                .demand(4)
                .holds(2)
                .at(120)
                .demand(4)
                .scalesTo(6);
    }

    @Test
    void explainingChangesNothing() {
        Timeline story = Timeline.of(deployment.overlays(FALLBACK_TO_SIX).config())
                .adopts(2)
                .at(0)
                .demand(4)
                .holds(2);

        story.state().explain(new Observation(1_000_000, 0, 4, 0, 2, NOBODY));

        story.heard(NOBODY).at(60).demand(4).holds(2).at(120).demand(4).scalesTo(6);
    }

    @Test
    void oneThatIsPausedStaysAsItIsUntilItIsResumed() {
        Timeline.of(deployment.config())
                .adopts(3)
                .at(0)
                .demand(6)
                .holds(3)
                .ordered(new ScalingOrder(Kind.PAUSE, 3, ScalingOrder.UNLIMITED))
                .due(0)
                .at(1)
                .demand(20)
                .holds(3, PAUSED)
                .says("holds 3: paused by hand; otherwise it would hold 3: 20 ongoing on average over 30 s want 10 "
                        + "replicas at 2 each; the wish has lasted 0 s of 30 s")
                .at(500)
                .demand(20)
                .holds(3, PAUSED)
                .ordered(null)
                .at(501)
                .demand(20)
                .holds(3, WAITS_FOR_UPSCALE_DELAY)
                .at(531)
                .demand(20)
                .scalesTo(10);
    }

    @Test
    void aPauseOutdoesSchedulesAndColdStarts() {
        Timeline.of(deployment.bounds(0, 10).overlays(OFFICE_HOURS).config())
                .beginsAt("2026-01-05T06:00:00Z")
                .ordered(new ScalingOrder(Kind.PAUSE, 0, ScalingOrder.UNLIMITED))
                .at(2 * HOUR)
                .demand(20)
                .holds(0, PAUSED);
    }

    // ordered 15 of at most 10, for 30 min         then the bounds hold again
    @Test
    void whatIsOrderedByHandMayLeaveTheBoundsAndEndsByItself() {
        Timeline.of(deployment.config())
                .beginsAt("2026-01-05T06:00:00Z")
                .adopts(3)
                .at(0)
                .demand(6)
                .holds(3)
                .ordered(new ScalingOrder(Kind.SCALE, 15, millisAfterSix(1_800)))
                .at(1)
                .demand(6)
                .scalesTo(15, SCALED_BY_HAND)
                .says("scaled 3 → 15: scaled by hand for another 30 min; otherwise it would hold 3: "
                        + "6 ongoing on average over 30 s want 3 replicas at 2 each")
                .at(600)
                .demand(6)
                .holds(15)
                .says("holds 15: scaled by hand for another 20 min; otherwise it would scale 15 → 10: "
                        + "10 is the maximum")
                .at(1_799)
                .demand(6)
                .holds(15, SCALED_BY_HAND)
                .due(1_800)
                .at(1_800)
                .demand(6)
                .scalesTo(10, DecisionReason.OUT_OF_BOUNDS)
                .at(1_801)
                .demand(6)
                .holds(10, WAITS_FOR_DOWNSCALE_DELAY)
                .at(2_401)
                .demand(6)
                .scalesTo(3);
    }

    @Test
    void anOrderOutlivesAChangedConfiguration() {
        Timeline.of(deployment.config())
                .adopts(3)
                .at(0)
                .ordered(new ScalingOrder(Kind.SCALE, 7, ScalingOrder.UNLIMITED))
                .declares(deployment.bounds(1, 5))
                .at(1)
                .demand(6)
                .scalesTo(7, SCALED_BY_HAND);
    }

    private static long millisAfterSix(long seconds) {
        return java.time.Instant.parse("2026-01-05T06:00:00Z")
                .plusSeconds(seconds)
                .toEpochMilli();
    }
}
