package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import java.util.random.RandomGenerator;

/**
 * A deployment of the demo and the load it gets: requests at random, independent of each other and of how they are served
 * (an open loop), as many as keep {@code shape} ongoing; service times spread evenly between two bounds.
 */
record SampleDeployment(String name, LoadShape shape, double highest, long minServiceMicros, long maxServiceMicros) {

    DeploymentId id() {
        return new DeploymentId(name);
    }

    /** The requests of one run; the same generator in the same state draws the same. */
    ArrivalSchedule draw(int seconds, RandomGenerator random) {
        // Thinning: draw at the highest rate, then keep each with the share of that rate that holds then.
        double meanService = (minServiceMicros + maxServiceMicros) / 2.0;
        double highestPerMicro = highest / meanService;
        double end = seconds * 1e6;
        ArrivalSchedule.Builder schedule = new ArrivalSchedule.Builder();
        double at = random.nextExponential() / highestPerMicro;
        for (; at < end; at += random.nextExponential() / highestPerMicro) {
            long service = random.nextLong(minServiceMicros, maxServiceMicros + 1);
            if (random.nextDouble() * highest < shape.ongoing(at / end)) {
                schedule.add((long) at, service);
            }
        }
        return schedule.build();
    }
}
