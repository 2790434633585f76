package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * How many requests would be in service if none ever had to wait. What is queued does not count as such, only its growth:
 * with {@code q} and {@code b} queued and running, and {@code S} the mean service time,
 *
 * <pre>
 * d = max(0, b + q - B)        B += (q - B) (1 - exp(-dt / S))
 * </pre>
 *
 * A queue that stands still is a backlog and no demand; one that grows by {@code g} a second is a demand of {@code g S}
 * that found no slot. {@code S} is by Little's law over busy slots alone, so that saturation does not inflate it.
 */
final class Demand {

    private static final double MEMORY_SECONDS = 600;
    private static final double ENOUGH_COMPLETIONS = 5;
    private static final double SHORTEST_SERVICE_SECONDS = 0.02;

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
        inService = Math.max(0, load.meanRunning + load.meanQueued - backlog);
        backlog += (load.meanQueued - backlog) * -Math.expm1(-load.seconds / serviceSeconds);
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
