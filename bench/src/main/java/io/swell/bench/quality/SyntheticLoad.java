package io.swell.bench.quality;

import io.swell.simulator.trace.ServiceLaw;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Loads that are drawn, each with one thing that is hard about it. Rates are requests per second; a request takes 1 s on
 * average, lognormally distributed with a coefficient of variation of 1, so a rate is also the number of slots kept busy.
 */
final class SyntheticLoad {

    static final ServiceLaw SERVICES = ServiceLaw.parse("lognormal:mean=1s,cv=1");

    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final int CLIENTS = 20;

    private SyntheticLoad() {}

    static List<Workload> all() {
        return List.of(
                random("silence", SyntheticLoad::burstsFromSilence),
                random("flash", random -> rates(HOUR, t -> t >= 20 * MINUTE && t < 30 * MINUTE ? 80 : 8)),
                random("onoff", SyntheticLoad::clientsOnAndOff),
                random("step", random -> rates(HOUR, t -> t < HOUR / 2 ? 8 : 32)),
                random("ramp", random -> rates(HOUR, t -> 4 + 50.0 * t / HOUR)),
                random("sine", random -> rates(HOUR, t -> 25 + 20 * Math.sin(2 * Math.PI * t / (10 * MINUTE)))),
                random("night", random -> rates(2 * HOUR, SyntheticLoad::night)));
    }

    /** Draws the rate of each second. */
    private interface Rates {
        double[] draw(RandomGenerator random);
    }

    private static Workload random(String name, Rates rates) {
        return new Workload(name, true, random -> PoissonArrivals.draw(rates.draw(random), SERVICES, random));
    }

    private static double[] rates(int seconds, IntToDoubleFunction rate) {
        double[] rates = new double[seconds];
        Arrays.setAll(rates, rate);
        return rates;
    }

    /** Bursts of 30 a second for a quarter of a minute on average, and nothing at all for four minutes between them. */
    private static double[] burstsFromSilence(RandomGenerator random) {
        double[] rates = new double[HOUR];
        double at = 4 * MINUTE * random.nextExponential();
        while (at < HOUR) {
            double end = at + 15 * random.nextExponential();
            add(rates, at, end, 30);
            at = end + 4 * MINUTE * random.nextExponential();
        }
        return rates;
    }

    /**
     * Twenty clients, each on for two minutes and off for four on average. The i-th sends 10/i requests a second while it
     * is on, so three of them carry half of the load.
     */
    private static double[] clientsOnAndOff(RandomGenerator random) {
        double[] rates = new double[HOUR];
        for (int client = 1; client <= CLIENTS; client++) {
            double at = 4 * MINUTE * random.nextExponential() * random.nextDouble();
            while (at < HOUR) {
                double end = at + 2 * MINUTE * random.nextExponential();
                add(rates, at, end, 10.0 / client);
                at = end + 4 * MINUTE * random.nextExponential();
            }
        }
        return rates;
    }

    private static void add(double[] rates, double from, double to, double rate) {
        for (int second = (int) from; second < Math.min(rates.length, to); second++) {
            rates[second] += rate;
        }
    }

    /** Twenty minutes of 20 a second, fifty of one in five seconds, ten minutes of falling before and of rising after. */
    private static double night(int second) {
        double minute = second / (double) MINUTE;
        double awake = minute < 50 ? 1 - (minute - 20) / 10 : (minute - 80) / 10;
        return 0.2 + 19.8 * Math.max(0, Math.min(1, awake));
    }
}
