package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveSizingTest {

    private static final ServiceLevel LEVEL = new ServiceLevel(0.5, 0.01);
    private static final int SLOTS = 5;

    @Test
    void keepsWhatThereIsWhileItLearns() {
        Played played = new Played(LEVEL, SLOTS, 7, 10, 1).play(50, now -> 1);

        assertThat(played.targets).containsOnly(7);
    }

    /**
     * The trend of a pool that fills with 40 requests is far above 40 for a moment. Held for five minutes, that was 58 to 62
     * replicas of one slot; without it, 51 to 53.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anEmptyPoolThatFillsIsNoBurst(long seed) {
        Played played = new Played(LEVEL, 1, 80, 10, seed).play(75, now -> 40);

        assertThat(played.targets.get(played.targets.size() - 1)).isBetween(45, 55);
    }

    /** An hour of 20 requests a second, whose mean of 20 taken slots fills four replicas to the last. */
    @Test
    void findsWhatASteadyLoadNeeds() {
        Played played = new Played(LEVEL, SLOTS, 12, 10, 2).play(3_600, now -> 20);

        assertThat(played.lateShare()).isLessThanOrEqualTo(0.01);
        assertThat(played.meanReplicas()).isBetween(5.0, 7.5);
    }

    @Test
    void followsALoadThatGrows() {
        Played played = new Played(LEVEL, SLOTS, 3, 10, 3).play(3_600, now -> 5 + now / 120);

        assertThat(played.lateShare()).isLessThanOrEqualTo(0.01);
        assertThat(played.targets.get(played.targets.size() - 1)).isBetween(8, 13);
    }

    /** Where Ray Serve's default orders 192 replicas for a step from none to 20 requests a second, since all that wait count. */
    @Test
    void aBacklogIsNotTakenForDemand() {
        Played played = new Played(LEVEL, SLOTS, 1, 10, 4).play(120, now -> now < 20 ? 0 : 20);

        assertThat(played.targets).allMatch(target -> target <= 20);
        assertThat(played.targets.get(played.targets.size() - 1)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void ordersNothingMoreForABacklogThatReplicasUnderWayWillDrain() {
        Played played = new Played(LEVEL, SLOTS, 1, 30, 5).play(60, now -> 15);
        int ordered = played.targets.get(90);

        assertThat(played.targets.subList(90, 100)).allMatch(target -> target <= ordered + 2);
    }

    @Test
    void silenceEndsAtOneReplica() {
        Played played = new Played(LEVEL, SLOTS, 6, 10, 6).play(600, now -> 10).play(7_200, now -> 0);

        assertThat(played.targets.get(played.targets.size() - 1)).isEqualTo(1);
    }

    /**
     * Half a minute of 30 requests a second every five minutes, and nothing between: shorter than what a replica takes to start, so that
     * the first bursts are late whoever is followed. What none could avoid must not excuse what one could.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void burstsOutOfSilenceAreMetOnceTheyAreKnown(long seed) {
        Played played = new Played(LEVEL, SLOTS, 1, 45, seed).play(1_800, now -> now % 300 < 30 ? 30 : 0);
        int lateAtFirst = played.late;

        played.play(5_400, now -> now % 300 < 30 ? 30 : 0);

        assertThat(lateAtFirst).as("whoever was followed").isGreaterThan(800);
        assertThat(played.late - lateAtFirst).as("late in an hour and a half").isLessThan(500);
        assertThat(played.meanReplicas()).isLessThan(11);
    }

    @ParameterizedTest(name = "a late share of {0}")
    @CsvSource({"0.001, 0.05"})
    void whoAllowsLessLatePaysMore(double strict, double lax) {
        double dear = new Played(new ServiceLevel(0.5, strict), 2, 20, 10, 7)
                .play(7_200, now -> 20)
                .meanReplicas();
        double cheap = new Played(new ServiceLevel(0.5, lax), 2, 20, 10, 7)
                .play(7_200, now -> 20)
                .meanReplicas();

        assertThat(cheap).isLessThan(dear);
    }

    @Test
    void saysWhatItFollowedAndWhy() {
        Played played = new Played(LEVEL, SLOTS, 8, 10, 8).play(1_800, now -> 20);

        assertThat(played.sizing.sentence())
                .matches(
                        "\\d+ s peak of the \\d+ s (mean|trend) \\d+\\.\\d [+-] \\d+\\.\\d √; .* late; real \\d+\\.\\d\\d %");
    }

    @Test
    void saysSomethingBeforeItKnowsAnything() {
        assertThat(new AdaptiveSizing(LEVEL, SLOTS, 10, 1).sentence())
                .contains("none proved")
                .contains("real 0.00 %");
    }

    @ParameterizedTest(name = "{0} slots, at most {1} replicas, {2} warm")
    @CsvSource({"0, 10, 1, slots", "5, 0, 1, most", "5, 10, -1, warm-replicas"})
    void refusesWhatCannotBe(int slots, int most, int warm, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveSizing(LEVEL, slots, most, warm))
                .withMessageStartingWith(key + " must be at least");
    }
}
