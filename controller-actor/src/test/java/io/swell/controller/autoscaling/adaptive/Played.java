package io.swell.controller.autoscaling.adaptive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A deployment sized by {@link AdaptiveSizing} under random arrivals, in steps of a fiftieth of a second. */
final class Played {

    private static final double STEP = 0.02;
    private static final int STEPS_A_LOOK = 25;

    final List<Integer> targets = new ArrayList<>();
    AdaptiveSizing sizing;
    int arrived;
    int late;
    double replicaSeconds;

    private final ServiceLevel level;
    private final int slots;
    private final double coldStart;
    private final Random random;
    private final LoadSince load = new LoadSince();
    private final Deque<Double> waiting = new ArrayDeque<>();
    private final PriorityQueue<Double> ends = new PriorityQueue<>();
    private final Deque<Double> readyAt = new ArrayDeque<>();
    private int running;
    private double now;
    private double queuedSum;
    private double runningSum;
    private int came;
    private int ended;

    Played(ServiceLevel level, int slots, int warm, double coldStart, long seed) {
        this.level = level;
        this.slots = slots;
        this.running = warm;
        this.coldStart = coldStart;
        this.random = new Random(seed);
        this.sizing = new AdaptiveSizing(level, slots, 100, warm);
    }

    /** Plays on, with services of a second on average. */
    Played play(double seconds, DoubleUnaryOperator ratePerSecond) {
        double until = now + seconds;
        for (int i = 1; now < until; i++) {
            step(ratePerSecond.applyAsDouble(now));
            if (i % STEPS_A_LOOK == 0) {
                look();
            }
        }
        return this;
    }

    private void step(double rate) {
        now += STEP;
        while (!ends.isEmpty() && ends.peek() <= now) {
            ends.poll();
            ended++;
        }
        while (!readyAt.isEmpty() && readyAt.peekFirst() <= now) {
            readyAt.pollFirst();
            running++;
        }
        double expected = rate * STEP;
        int comes = (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
        for (int i = 0; i < comes; i++) {
            waiting.add(now);
            came++;
            arrived++;
        }
        while (!waiting.isEmpty() && ends.size() < running * slots) {
            late += now - waiting.poll() > level.waitSeconds() ? 1 : 0;
            ends.add(now - Math.log(1 - random.nextDouble()));
        }
        queuedSum += waiting.size();
        runningSum += ends.size();
        replicaSeconds += STEP * (running + readyAt.size());
    }

    private void look() {
        int target = sizing.observe(load.show(
                        now,
                        STEPS_A_LOOK * STEP,
                        queuedSum / STEPS_A_LOOK,
                        runningSum / STEPS_A_LOOK,
                        came,
                        ended,
                        late)
                .standing(waiting.size(), running, readyAt.size()));
        queuedSum = 0;
        runningSum = 0;
        came = 0;
        ended = 0;
        targets.add(target);
        while (running + readyAt.size() < target) {
            readyAt.addLast(now + coldStart);
        }
        while (running + readyAt.size() > target && !readyAt.isEmpty()) {
            readyAt.pollLast();
        }
        running = Math.min(running, target);
    }

    int starting() {
        return readyAt.size();
    }

    double lateShare() {
        return late / (double) Math.max(1, arrived);
    }

    double meanReplicas() {
        return replicaSeconds / now;
    }
}
