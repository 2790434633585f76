package io.swell.bench.quality;

import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.util.random.RandomGenerator;

/**
 * Requests that come independently of each other, at a rate that is constant within each second. Gaps at rate r are
 * exponential with mean 1/r; where the rate changes a new gap may begin, for the exponential law knows no past.
 */
final class PoissonArrivals {

    private PoissonArrivals() {}

    /**
     * Draws them.
     *
     * @param ratePerSecond requests per second, for each second
     */
    static Trace draw(double[] ratePerSecond, ServiceLaw services, RandomGenerator random) {
        Trace.Builder trace = new Trace.Builder();
        for (int second = 0; second < ratePerSecond.length; second++) {
            double rate = ratePerSecond[second];
            if (rate > 0) {
                double at = second + random.nextExponential() / rate;
                while (at < second + 1) {
                    trace.add(at, services.draw(random));
                    at += random.nextExponential() / rate;
                }
            }
        }
        return trace.build();
    }
}
