package io.swell.controller.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Over a channel that drops, repeats and reorders, with directories that forget and controllers that are replaced: after
 * quiet every process holds what was published, and only that.
 */
class RoutingBookPropertyTest {

    private static final int SEEDS = 1_000;
    private static final int SEEDS_WITH_MUCH = 15;
    private static final RoutingScene SCENE = new RoutingScene();

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @Test
    void afterQuietEveryInterestedProcessHoldsWhatWasPublished() {
        long updates = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RoutingRun run = new RoutingRun(SCENE, seed, true, 4, 6, 200);
            finish(run, seed);
            updates += run.sent;
        }
        System.out.println("routing book: seeds 0 to " + (SEEDS - 1) + ", " + updates + " updates");
    }

    /** So much that windows close, parts fill and one list takes several pieces. */
    @Test
    void muchIsDeliveredWithinItsBoundsWhateverIsLost() {
        long updates = 0;
        for (long seed = 0; seed < SEEDS_WITH_MUCH; seed++) {
            RoutingRun run = new RoutingRun(SCENE, seed, true, 1_500, 40, 400);
            run.everyoneWantsEverything();
            finish(run, seed);
            updates += run.sent;
            assertThat(run.mostUnderWay).as("under way, seed %d", seed).isGreaterThan(200_000);
        }
        System.out.println("routing book: much, seeds 0 to " + (SEEDS_WITH_MUCH - 1) + ", " + updates + " updates");
    }

    @Test
    void whereNothingIsLostNoListIsSentTwice() {
        for (long seed = 0; seed < SEEDS / 2; seed++) {
            RoutingRun run = new RoutingRun(SCENE, seed, false, 4, 6, 200);
            finish(run, seed);
            assertThat(run.complete).as("complete updates, seed %d", seed).isLessThanOrEqualTo(RoutingRun.PROCESSES);
            assertThat(run.lists).as("whole lists, seed %d", seed).isLessThanOrEqualTo(run.begunInterests);
        }
    }

    private static void finish(RoutingRun run, long seed) {
        try {
            run.go();
            run.becomeQuiet();
            run.allHoldWhatWasPublished();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
