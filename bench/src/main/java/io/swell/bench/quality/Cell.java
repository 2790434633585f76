package io.swell.bench.quality;

import java.time.Duration;

/**
 * One case in which contenders are compared.
 *
 * @param workload name of its family
 * @param coldStartSeconds from the order of a replica until it takes requests
 * @param slots requests a replica works on at a time
 * @param sloSeconds a request that waits longer is late
 * @param seed of all that is random in it
 */
public record Cell(String workload, int coldStartSeconds, int slots, double sloSeconds, int seed) {

    public Duration slo() {
        return Duration.ofNanos(Math.round(sloSeconds * 1e9));
    }

    /** The same for all seeds. */
    Cell withoutSeed() {
        return new Cell(workload, coldStartSeconds, slots, sloSeconds, 0);
    }

    /** As {@link #place}, with the seed. */
    public String name() {
        return place() + ", seed " + seed;
    }

    /** As in {@code bursty, cold start 10 s, 5 slots, SLO 0.5 s}. */
    String place() {
        return workload + ", cold start " + coldStartSeconds + " s, " + slots + (slots == 1 ? " slot" : " slots")
                + ", SLO " + Text.number(sloSeconds) + " s";
    }
}
