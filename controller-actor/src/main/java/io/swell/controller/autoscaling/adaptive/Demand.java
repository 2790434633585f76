package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * How many requests would be in service if none ever had to wait. What is queued does not count as such, only its growth:
 * with {@code q} and {@code b} queued and running, and {@code S} the mean service time,
 *
 * <pre>
 * d = max(0, b + f (q - B))        B += (q - B) (1 - exp(-dt / S))
 * f = 1 where q < B, else min(1.1, 1.9 (1 - exp(-dt / S)) / (dt / S))
 * </pre>
 *
 * A queue that stands still is a backlog and no demand; one that grows by {@code g} a second is a demand of {@code g S}
 * that found no slot. Where a look is short as services go, that is {@code q - B}. Where it is long the queue grows by
 * {@code g dt} in it, of which {@code (1 - exp(-dt / S)) / (dt / S)} is demand: without it, services of 0.1 s looked at every second
 * would be taken for ten times what they are. What found no slot counts for up to twice as much, since it is
 * what comes in while replicas start that they have to serve. {@code S} is by Little's law over busy slots alone, so that
 * saturation does not inflate it.
 */
final class Demand {

    private static final double MEMORY_SECONDS = 600;
    private static final double ENOUGH_COMPLETIONS = 5;
    private static final double SHORTEST_SERVICE_SECONDS = 0.02;

    /** What found no slot counts for so many times what it is, but for no more than so much of the growth of the queue. */
    private static final double UNSERVED_COUNTS = 1.9;

    private static final double MOST_OF_GROWTH = 1.1;

    private final Fading memory = new Fading(MEMORY_SECONDS);
    private double busySeconds;
    private double completions;
    private double serviceSeconds = 1;
    private double backlog;
    private double inService;

    void observe(LoadSince load) {
        double kept = memory.kept(load.seconds);
        busySeconds = busySeconds * kept + load.meanRunning * load.seconds;
        completions = completions * kept + load.completions;
        if (completions > ENOUGH_COMPLETIONS) {
            serviceSeconds = Math.max(SHORTEST_SERVICE_SECONDS, busySeconds / completions);
        }
        double services = Math.max(Double.MIN_NORMAL, load.seconds / serviceSeconds); // divides below
        double approached = -Math.expm1(-services);
        double growth = load.meanQueued - backlog;
        double unserved = growth < 0
                ? growth
                : Math.min(MOST_OF_GROWTH * growth, UNSERVED_COUNTS * growth * approached / services);
        inService = Math.max(0, load.meanRunning + unserved);
        backlog += growth * approached;
    }

    /** Requests that would be in service. */
    double inService() {
        return inService;
    }

    /** Mean service time. */
    double serviceSeconds() {
        return serviceSeconds;
    }

    void save(ByteBuffer out) {
        out.putDouble(busySeconds)
                .putDouble(completions)
                .putDouble(serviceSeconds)
                .putDouble(backlog);
    }

    void restore(ByteBuffer in) {
        busySeconds = in.getDouble();
        completions = in.getDouble();
        serviceSeconds = in.getDouble();
        backlog = in.getDouble();
    }
}
