package io.swell.bench.quality;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** How a rate goes up and down where all of it is left to chance: how often, how steeply and how far. */
record RateShape(String name, Draw draw) {

    private static final int MINUTE = 60;
    private static final int QUARTER = 15 * MINUTE;
    private static final int HOUR = 60 * MINUTE;

    /** Draws a rate for each of so many seconds, in a unit of its own; what it comes to on average is not its business. */
    @FunctionalInterface
    interface Draw {
        double[] rates(int seconds, RandomGenerator random);
    }

    static List<RateShape> all() {
        return List.of(
                new RateShape("states", RateShape::states),
                new RateShape("batches", RateShape::batches),
                new RateShape("clients", RateShape::clients),
                new RateShape("flashes", RateShape::flashes),
                new RateShape("steps", RateShape::steps),
                new RateShape("waves", RateShape::waves),
                new RateShape("saw", RateShape::saw),
                new RateShape("walk", RateShape::walk));
    }

    /** Uniform in its logarithm. */
    static double scale(RandomGenerator random, double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }

    /** Two to four rates, each for a while of its own, one after the other in no order. */
    private static double[] states(int seconds, RandomGenerator random) {
        double[] rate = new double[2 + random.nextInt(3)];
        Arrays.setAll(rate, state -> scale(random, 0.05, 1));
        double[] stays = new double[rate.length];
        Arrays.setAll(stays, state -> scale(random, 20, 10 * MINUTE));
        double[] rates = new double[seconds];
        double until = 0;
        int state = 0;
        for (int t = 0; t < seconds; t++) {
            if (t >= until) {
                state = random.nextInt(rate.length);
                until = t + stays[state] * random.nextExponential();
            }
            rates[t] = rate[state];
        }
        return rates;
    }

    /** Bursts of equal size and length at random instants, over something steady. */
    private static double[] batches(int seconds, RandomGenerator random) {
        double gap = scale(random, 20, 5 * MINUTE);
        double height = scale(random, 0.5, 10);
        double length = scale(random, 1, 30);
        double[] rates = new double[seconds];
        Arrays.fill(rates, 0.3);
        for (double at = gap * random.nextExponential(); at < seconds; at += gap * random.nextExponential()) {
            add(rates, at, at + length, height);
        }
        return rates;
    }

    /** Five to forty-four clients that are on and off; the i-th sends 1/i while it is on. */
    private static double[] clients(int seconds, RandomGenerator random) {
        int clients = 5 + random.nextInt(40);
        double on = scale(random, 20, 5 * MINUTE);
        double off = on * scale(random, 1, 4);
        double[] rates = new double[seconds];
        for (int client = 1; client <= clients; client++) {
            double at = off * random.nextExponential() * random.nextDouble();
            while (at < seconds) {
                double end = at + on * random.nextExponential();
                add(rates, at, end, 1.0 / client);
                at = end + off * random.nextExponential();
            }
        }
        return rates;
    }

    private static void add(double[] rates, double from, double to, double rate) {
        for (int t = (int) from; t < Math.min(rates.length, to); t++) {
            rates[t] += rate;
        }
    }

    /** One to four crowds that come within seconds or minutes, and go exponentially. */
    private static double[] flashes(int seconds, RandomGenerator random) {
        double times = scale(random, 2, 8);
        double[] rates = new double[seconds];
        Arrays.fill(rates, 1);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int from = 10 * MINUTE + random.nextInt(seconds - 10 * MINUTE);
            double up = scale(random, 5, 2 * MINUTE);
            double goes = scale(random, MINUTE, 10 * MINUTE);
            for (int t = from; t < seconds; t++) {
                double risen = (t - from) / up;
                double crowd = risen < 1 ? risen : Math.exp(-(t - from - up) / goes);
                rates[t] = Math.max(rates[t], 1 + (times - 1) * crowd);
            }
        }
        return rates;
    }

    /** Another rate every five to twenty-five minutes. */
    private static double[] steps(int seconds, RandomGenerator random) {
        double[] rates = new double[seconds];
        double rate = 1;
        int until = 0;
        for (int t = 0; t < seconds; t++) {
            if (t >= until) {
                rate = scale(random, 0.3, 2);
                until = t + 5 * MINUTE + random.nextInt(20 * MINUTE);
            }
            rates[t] = rate;
        }
        return rates;
    }

    /** Up and down in ten minutes to two hours, evenly or with a peak that is narrow. */
    private static double[] waves(int seconds, RandomGenerator random) {
        double period = scale(random, 10 * MINUTE, 2 * HOUR);
        double depth = 0.3 + 0.65 * random.nextDouble();
        int sharpness = 1 << random.nextInt(3);
        double[] rates = new double[seconds];
        Arrays.setAll(
                rates, t -> 1 - depth + depth * Math.pow((1 + Math.sin(2 * Math.PI * t / period)) / 2, sharpness));
        return rates;
    }

    /** Slowly up and down at once, every two minutes to half an hour. */
    private static double[] saw(int seconds, RandomGenerator random) {
        double period = scale(random, 2 * MINUTE, 2 * QUARTER);
        double low = 0.1 + 0.4 * random.nextDouble();
        double[] rates = new double[seconds];
        Arrays.setAll(rates, t -> low + (1 - low) * (t % period) / period);
        return rates;
    }

    /** The logarithm walks at random, and is drawn back to where it began within a quarter of an hour or so. */
    private static double[] walk(int seconds, RandomGenerator random) {
        double stride = scale(random, 0.01, 0.06);
        double[] rates = new double[seconds];
        double at = 0;
        for (int t = 0; t < seconds; t++) {
            at += stride * random.nextGaussian() - at / QUARTER;
            rates[t] = Math.exp(at);
        }
        return rates;
    }
}
