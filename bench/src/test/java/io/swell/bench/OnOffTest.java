package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.bench.OnOff.Block;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnOffTest {

    private static final double COST = 3_000;

    @Test
    void findsTheCostWhateverTheTwoJvmsDifferBy() {
        OnOff onOff = offs(new Block(50_000, 41_000, 20_000), new Block(50_000, 41_000, 20_000));
        assertThat(onOff.cost(new Block(50_000 + COST, 41_000, 20_000), 0, false))
                .isEqualTo(COST);
    }

    @Test
    void leavesOutWhatBothHaveInCommonInThoseSeconds() {
        OnOff onOff = offs(new Block(50_000, 41_000, 20_000), new Block(60_000, 51_000, 30_000));
        assertThat(onOff.cost(new Block(90_000 + COST, 81_000, 60_000), 0, false))
                .isEqualTo(COST);
    }

    @Test
    void leavesOutASteadyDriftOfTheDifference() {
        OnOff onOff = offs(new Block(50_000, 41_000, 20_000), new Block(54_000, 41_000, 20_000));
        assertThat(onOff.cost(new Block(52_000 + COST, 41_000, 20_000), 0, false))
                .isEqualTo(COST);
    }

    @Test
    void chargesTheOtherJvmWhereThatHasItToDo() {
        OnOff onOff = offs(new Block(50_000, 41_000, 20_000), new Block(50_000, 41_000, 20_000));
        assertThat(onOff.cost(new Block(50_000, 41_000 + COST, 20_000), 0, true))
                .isEqualTo(COST);
    }

    @Test
    void showsANegativeCostAsItIs() {
        OnOff onOff = offs(new Block(50_000, 41_000, 20_000), new Block(50_000, 41_000, 20_000));
        assertThat(onOff.cost(new Block(49_500, 41_000, 20_000), 0, false)).isEqualTo(-500);
    }

    @Test
    void findsTheCostUnderNoiseLargerThanItself() {
        Random random = new Random(4711);
        OnOff onOff = new OnOff();
        Samples costs = new Samples();
        onOff.addOff(noisy(random, 0));
        for (int i = 0; i < 1_000; i++) {
            Block on = noisy(random, COST);
            onOff.addOff(noisy(random, 0));
            costs.add(onOff.cost(on, i, false));
        }
        assertThat(costs.median()).isCloseTo(COST, within(200.0));
        assertThat(onOff.noise().median()).isCloseTo(0, within(200.0));
        assertThat(onOff.noise().spread()).isBetween(500.0, 2_000.0);
    }

    /** Ten milliseconds more or less that both JVMs see, and one that only one sees. */
    private static Block noisy(Random random, double cost) {
        double common = 10_000 * random.nextGaussian();
        return new Block(50_000 + common + 1_000 * random.nextGaussian() + cost, 41_000 + common, 20_000 + common);
    }

    private static OnOff offs(Block before, Block after) {
        OnOff onOff = new OnOff();
        onOff.addOff(before);
        onOff.addOff(after);
        return onOff;
    }
}
