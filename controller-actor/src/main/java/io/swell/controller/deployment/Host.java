package io.swell.controller.deployment;

import io.swell.controller.deployment.ReplicaLife.Stopped;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One replica host: what it offers, what is on it, whether it can be reached. What is free is summed anew after a
 * change rather than carried along, so that no rounding error adds up.
 */
final class Host {

    /** Amounts closer than this, relative to what the host has, are equal: ten times 0.1 fits into 1. */
    private static final double TOLERANCE = 1e-9;

    private final ProcessId id;
    private final Map<ReplicaId, Replica> replicas = new LinkedHashMap<>();
    private ResourceAmounts resources = ResourceAmounts.NONE;
    private boolean leaving;
    private boolean reachable;
    private long sequence = HostChanges.EVERYTHING;
    private @Nullable Map<String, Double> free;

    Host(ProcessId id, boolean reachable) {
        this.id = id;
        this.reachable = reachable;
    }

    ProcessId id() {
        return id;
    }

    /** Which of its reports is held; {@link HostChanges#EVERYTHING} for none. */
    long sequence() {
        return sequence;
    }

    /** Takes what a newer report says of the host itself. */
    void accept(HostChanges changes) {
        sequence = changes.sequence();
        leaving = changes.leaving();
        if (!resources.equals(changes.resources())) {
            resources = changes.resources();
            recount();
        }
    }

    void setReachable(boolean isReachable) {
        reachable = isReachable;
    }

    boolean isReachable() {
        return reachable;
    }

    boolean isLeaving() {
        return leaving;
    }

    boolean takesReplicas() {
        return reachable && !leaving;
    }

    void add(Replica replica) {
        replicas.put(replica.id(), replica);
        recount();
    }

    void remove(Replica replica) {
        replicas.remove(replica.id());
        recount();
    }

    @Nullable
    Replica find(ReplicaId replica) {
        return replicas.get(replica);
    }

    /** Orders may have been lost while it was cut off. */
    void orderStopsAnew() {
        for (Replica replica : replicas.values()) {
            if (replica.life() instanceof Stopped stopped) {
                replica.moveTo(stopped.anew());
            }
        }
    }

    /** A copy: the caller may remove while it goes through them. */
    List<Replica> replicas() {
        return new ArrayList<>(replicas.values());
    }

    void recount() {
        free = null;
    }

    double free(String name) {
        Map<String, Double> known = free;
        if (known == null) {
            known = countFree();
            free = known;
        }
        return known.getOrDefault(name, 0.0);
    }

    boolean hasRoomFor(ResourceAmounts need) {
        return hasRoomFor(need, Map.of());
    }

    /** @param released what would be free besides */
    boolean hasRoomFor(ResourceAmounts need, Map<String, Double> released) {
        return need.amounts().entrySet().stream()
                .allMatch(amount -> amount.getValue()
                        <= free(amount.getKey())
                                + released.getOrDefault(amount.getKey(), 0.0)
                                + TOLERANCE * Math.max(1, resources.amounts().getOrDefault(amount.getKey(), 0.0)));
    }

    /** How many more of these would fit, as a fraction; where they need nothing, the emptier host has more room. */
    double roomFor(ResourceAmounts need) {
        return need.amounts().entrySet().stream()
                .filter(amount -> amount.getValue() > 0)
                .mapToDouble(amount -> free(amount.getKey()) / amount.getValue())
                .min()
                .orElse(-replicas.size());
    }

    private Map<String, Double> countFree() {
        Map<String, Double> amounts = new HashMap<>(resources.amounts());
        for (Replica replica : replicas.values()) {
            replica.held().amounts().forEach((name, amount) -> amounts.merge(name, -amount, Double::sum));
        }
        return amounts;
    }
}
