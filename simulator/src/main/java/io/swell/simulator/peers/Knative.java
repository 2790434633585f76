package io.swell.simulator.peers;

import io.swell.controller.autoscaling.panic.BucketWindow;
import io.swell.controller.autoscaling.panic.PanicDecider;
import io.swell.controller.autoscaling.panic.PanicSettings;
import io.swell.simulator.Cadence;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import java.time.Duration;

/**
 * Knative's autoscaler on concurrency: the mean of waiting and running requests in each second goes into a window of 60 s
 * and one of 6 s, and every 2 s a decision is made.
 */
final class Knative implements Scaler {

    private static final long SECOND_MICROS = 1_000_000;
    private static final long STABLE_MICROS = 60 * SECOND_MICROS;
    private static final long PANIC_MICROS = 6 * SECOND_MICROS;

    private final SimulatedPool pool;
    private final Cadence scraping = new Cadence(Duration.ofSeconds(1));
    private final Cadence deciding = new Cadence(Duration.ofSeconds(2));
    private final BucketWindow stable = new BucketWindow(STABLE_MICROS, SECOND_MICROS);
    private final BucketWindow panic = new BucketWindow(PANIC_MICROS, SECOND_MICROS);
    private final PanicDecider decider;
    private double scraped;

    /** @param utilization share of a replica's slots that is to be taken */
    Knative(double utilization, SimulatedPool pool) {
        this.pool = pool;
        this.decider = new PanicDecider(PanicSettings.ofTarget(utilization * pool.slots()), 0, pool.running());
    }

    @Override
    public double dueAt() {
        return Math.min(scraping.dueAt(), deciding.dueAt());
    }

    @Override
    public int look(double now) {
        long nowMicros = Math.round(now * 1e6);
        if (scraping.strikes(now)) {
            double mean = pool.ongoingSeconds() - scraped;
            scraped = pool.ongoingSeconds();
            stable.record(nowMicros, mean);
            panic.record(nowMicros, mean);
        }
        return deciding.strikes(now)
                ? decider.decide(nowMicros, pool.running(), stable.mean(nowMicros), panic.mean(nowMicros), true)
                : pool.target();
    }
}
