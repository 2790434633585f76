package io.swell.simulator.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceLevelTest {

    @Test
    void isLeftOffWhereItIsWorthNothing() {
        assertThat(new PriceLevel().leastCost(1, 10, 1, true)).isZero();
    }

    // bins   0 1 2 3 4 5 6 7 8
    // price    5           5      worth 20 each, on costs 1, a start 3
    @Test
    void isStartedAnewWhereTheGapCostsMore() {
        PriceLevel level = new PriceLevel();
        level.add(1, 5);
        level.add(7, 5);

        assertThat(level.leastCost(1, 3, 4, false)).isEqualTo(2 * (1 + 3));
        assertThat(level.leastCost(1, 9, 4, false)).as("kept on").isEqualTo(9 + 7);
        assertThat(level.leastCost(1, 3, 4, true)).as("on to begin with").isEqualTo(2 + 4);
        assertThat(level.leastCost(1, 60, 4, false)).as("never on").isEqualTo(40);
    }

    /** All ways of switching it, tried one by one, have the same least cost. */
    @Test
    void findsTheLeastOfAllWays() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 300; run++) {
            int bins = random.nextInt(1, 10);
            double[] prices =
                    random.doubles(bins).map(price -> price < 0.5 ? 0 : price).toArray();
            PriceLevel level = new PriceLevel();
            for (int bin = 0; bin < bins; bin++) {
                if (prices[bin] > 0) {
                    level.add(bin, prices[bin]);
                }
            }
            double onCost = random.nextDouble();
            double start = random.nextDouble() * 2;
            double loss = random.nextDouble() * 4;
            boolean isOn = random.nextBoolean();

            double expected = Double.POSITIVE_INFINITY;
            for (int way = 0; way < 1 << bins; way++) {
                expected = Math.min(expected, cost(way, prices, onCost, start, loss, isOn));
            }
            assertThat(level.leastCost(onCost, start, loss, isOn)).isCloseTo(expected, within(1e-12));
        }
    }

    private static double cost(int way, double[] prices, double run, double start, double loss, boolean isOn) {
        double cost = 0;
        boolean was = isOn;
        for (int bin = 0; bin < prices.length; bin++) {
            boolean is = (way >> bin & 1) == 1;
            cost += is ? run + (was ? 0 : start) : loss * prices[bin];
            was = is;
        }
        return cost;
    }
}
