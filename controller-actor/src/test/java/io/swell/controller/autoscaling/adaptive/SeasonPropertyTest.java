package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Where nothing comes back, a floor costs next to nothing. Costs are requests that a floor is above those in service. */
class SeasonPropertyTest {

    private static final int HOUR = 3_600;
    private static final double COLD_START = 30;

    private Season season = new Season(HOUR, 60);
    private double now;
    private double busy;

    /** For each try. */
    @BeforeTry
    void anew() {
        season = new Season(HOUR, 60);
        now = 0;
    }

    /** As many are in service as come by chance and stay for so long on average. */
    @Property(tries = 60)
    void randomLoadWithoutASeason(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.2, max = 200) double mean,
            @ForAll @DoubleRange(min = 1, max = 30) double serviceSeconds) {
        Random random = new Random(seed);
        busy = mean;
        double wasted = wasted(8, at -> random(random, mean, serviceSeconds), mean + 2 * Math.sqrt(mean));

        assertThat(wasted / (8 * HOUR * mean)).isLessThan(0.01);
    }

    /** Batches at a random minute of each hour. */
    @Property(tries = 60)
    void batchesAtAnyMinute(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 2, max = 50) double calm,
            @ForAll @DoubleRange(min = 2, max = 20) double times,
            @ForAll @IntRange(min = 2, max = 10) int minutes) {
        double[] begins = new Random(seed).doubles(13, 0, HOUR - minutes * 60).toArray();
        DoubleUnaryOperator demand = at -> {
            double since = at % HOUR - begins[(int) (at / HOUR)];
            return since >= 0 && since < minutes * 60 ? times * calm : calm;
        };
        double wasted = wasted(12, demand, calm);

        assertThat(wasted / (12 * HOUR * calm * (1 + (times - 1) * minutes / 60)))
                .isLessThan(0.05);
    }

    /** One part of it stands in vain in the next hour, and less and less after that. */
    @Property(tries = 60)
    void aPatternThatStops(
            @ForAll @DoubleRange(min = 1, max = 50) double calm,
            @ForAll @DoubleRange(min = 2, max = 20) double times,
            @ForAll @IntRange(min = 1, max = 10) int minutes,
            @ForAll @IntRange(min = 2, max = 6) int hours) {
        wasted(hours, at -> at % HOUR < minutes * 60 ? times * calm : calm, calm);
        double batch = 60 * calm * times;
        double first = wasted(1, at -> calm, calm);
        double rest = wasted(7, at -> calm, calm);

        assertThat(first).isLessThan(4 * batch);
        assertThat(rest).isLessThan(4 * batch);
        assertThat(season.floor(COLD_START)).isLessThan(calm * 1.2);
    }

    private double wasted(int hours, DoubleUnaryOperator demand, double beyond) {
        double until = now + hours * (double) HOUR;
        double wasted = 0;
        while (now < until) {
            double seen = demand.applyAsDouble(now);
            now += 1;
            season.observe(now, seen);
            wasted += Math.max(0, season.floor(COLD_START) - Math.max(seen, beyond));
        }
        return wasted;
    }

    /** The mean comes back with the service time, and chance makes it a square root wide. */
    private double random(Random random, double mean, double serviceSeconds) {
        double kept = Math.exp(-1 / serviceSeconds);
        busy = Math.max(0, mean + (busy - mean) * kept + random.nextGaussian() * Math.sqrt(mean * (1 - kept * kept)));
        return busy;
    }
}
