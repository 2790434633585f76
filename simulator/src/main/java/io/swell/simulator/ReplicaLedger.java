package io.swell.simulator;

import java.util.ArrayList;
import java.util.List;

/** What replicas cost, and every change of their target. Costs are added up where their number changes, and nowhere else. */
final class ReplicaLedger {

    private final List<ScaleEvent> events = new ArrayList<>();
    private double replicaSeconds;
    private int provisioned;
    private int peak;
    private double since;

    /** From now on there are so many, whatever they are at. */
    void provisioned(int replicas, double now) {
        if (replicas != provisioned) {
            replicaSeconds += provisioned * (now - since);
            since = now;
            provisioned = replicas;
            peak = Math.max(peak, replicas);
        }
    }

    void scaled(double now, int from, int to) {
        events.add(new ScaleEvent(now, from, to));
    }

    /** Costs end here. */
    void close(double now) {
        provisioned(0, now);
    }

    double replicaSeconds() {
        return replicaSeconds;
    }

    int peak() {
        return peak;
    }

    List<ScaleEvent> events() {
        return List.copyOf(events);
    }
}
