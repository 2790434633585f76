package io.swell.simulator;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Loads for tests. */
public final class Traces {

    private Traces() {}

    /** Requests evenly spaced. */
    public static Trace even(double perSecond, int count, double service) {
        double[] arrivals =
                IntStream.range(0, count).mapToDouble(i -> i / perSecond).toArray();
        double[] services = IntStream.range(0, count).mapToDouble(i -> service).toArray();
        return Trace.of(arrivals, services);
    }

    /** A Poisson process with exponential service. */
    public static Trace poisson(double perSecond, int count, double meanService, RandomGenerator random) {
        Trace.Builder trace = new Trace.Builder();
        double at = 0;
        for (int i = 0; i < count; i++) {
            at += random.nextExponential() / perSecond;
            trace.add(at, random.nextExponential() * meanService);
        }
        return trace.build();
    }

    /** Bursts and lulls, short and long service; whatever may happen. */
    public static Trace wild(int count, RandomGenerator random) {
        Trace.Builder trace = new Trace.Builder();
        double at = 0;
        double rate = 1;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(50) == 0) {
                rate = Math.pow(10, random.nextDouble(-1, 2.5));
            }
            at += random.nextInt(4) == 0 ? 0 : random.nextExponential() / rate;
            trace.add(at, random.nextInt(10) == 0 ? 0 : random.nextExponential());
        }
        return trace.build();
    }
}
