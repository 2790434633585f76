package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is saved of one is what another goes on from. */
class AdaptiveSizingMemoryTest {

    private static final ServiceLevel LEVEL = new ServiceLevel(0.5, 0.01);
    private static final int SLOTS = 5;
    private static final int MOST = 100;
    private static final byte[] LEARNED = learned();

    /** Twins under the same load with the same moves: one of them is another object halfway. */
    @Property(tries = 30)
    void goesOnAsIfNothingHadHappened(
            @ForAll long seed,
            @ForAll @IntRange(min = 60, max = 1_500) int savedAfter,
            @ForAll @DoubleRange(min = 1, max = 40) double rate,
            @ForAll @IntRange(min = 60, max = 900) int period) {
        Played through = played(seed);
        Played moved = played(seed);
        through.play(savedAfter, now -> swell(rate, period, now));
        moved.play(savedAfter, now -> swell(rate, period, now));
        for (int i = 0; i < 120 && through.starting() > 0; i++) {
            through.play(0.5, now -> swell(rate, period, now)); // an order that is under way is not timed afterwards
            moved.play(0.5, now -> swell(rate, period, now));
        }
        AdaptiveSizing before = moved.sizing;
        moved.sizing = restored(before.save());
        moved.sizing.goOn(before.granted(), moved.starting(), moved.late);

        assertThat(moved.sizing.save()).as("nothing that is saved is lost").isEqualTo(before.save());
        assertThat(moved.sizing.sentence()).isEqualTo(before.sentence());
        assertThat(moved.play(600, now -> swell(rate, period, now)).targets)
                .isEqualTo(through.play(600, now -> swell(rate, period, now)).targets);
    }

    private static double swell(double rate, int period, double now) {
        return rate * (1 + 0.8 * Math.sin(now / period * 2 * Math.PI)) + (now % (period / 3.0) < 20 ? rate : 0);
    }

    @Test
    void fitsInTwoKilobytes() {
        assertThat(learned()).hasSizeLessThanOrEqualTo(2_048);
    }

    @ParameterizedTest(name = "wait {0} s, {1} late, {2} slots, {3} replicas")
    @CsvSource({"0.4, 0.01, 5, 100", "0.5, 0.02, 5, 100", "0.5, 0.01, 4, 100", "0.5, 0.01, 5, 99"})
    void whatWasLearnedForSomethingElseChangesNothing(double wait, double late, int slots, int most) {
        changesNothing(new AdaptiveSizing(new ServiceLevel(wait, late), slots, most, 3), learned());
    }

    @Test
    void whatAnotherVersionSavedChangesNothing() {
        byte[] other = learned();
        other[3]++;

        changesNothing(fresh(), other);
    }

    @Property(tries = 200)
    void whatIsDamagedChangesNothing(
            @ForAll @IntRange(min = 0) int where, @ForAll @IntRange(min = 1, max = 255) int how) {
        byte[] damaged = LEARNED.clone();
        damaged[where % damaged.length] ^= (byte) how;

        changesNothing(fresh(), damaged);
    }

    @Property(tries = 50)
    void whatIsCutOrGrownChangesNothing(@ForAll @IntRange(min = 0, max = 5_000) int length) {
        changesNothing(fresh(), length == LEARNED.length ? new byte[length] : Arrays.copyOf(LEARNED, length));
    }

    @Test
    void whatIsGrantedByNowCounts() {
        AdaptiveSizing sizing = restored(learned());
        sizing.goOn(17, 0, 0);

        assertThat(sizing.granted()).isEqualTo(17);
        assertThat(sizing.wished()).isEqualTo(17);
    }

    @Test
    void moreThanThereMayBeIsAsMuchAsThereMayBe() {
        AdaptiveSizing sizing = restored(learned());
        sizing.goOn(1_000, 0, 0);

        assertThat(sizing.granted()).isEqualTo(MOST);
    }

    private static byte[] learned() {
        return played(1).play(300, now -> 15).sizing.save();
    }

    private static AdaptiveSizing fresh() {
        return new AdaptiveSizing(LEVEL, SLOTS, MOST, 3);
    }

    private static AdaptiveSizing restored(byte[] saved) {
        AdaptiveSizing sizing = new AdaptiveSizing(LEVEL, SLOTS, MOST, 1);
        assertThat(sizing.restore(saved)).isTrue();
        return sizing;
    }

    private static void changesNothing(AdaptiveSizing sizing, byte[] saved) {
        byte[] before = sizing.save();

        assertThat(sizing.restore(saved)).isFalse();
        assertThat(sizing.save()).isEqualTo(before);
    }

    private static Played played(long seed) {
        return new Played(LEVEL, SLOTS, 5, 10, seed);
    }
}
