package io.swell.controller.deployment;

import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Where the next replicas of one deployment go: of the hosts that can be reached, stay and have room, the one where
 * fewest starts of this deployment failed lately, then with fewest of its replicas, then with most room, then the
 * first in order. (Failures come first because a broken host is also the emptiest one: it would be chosen for ever.)
 */
final class Placement {

    private final List<Host> candidates;
    private final ResourceAmounts need;
    private final Map<ProcessId, Integer> replicas = new HashMap<>();
    private final Comparator<Host> order;

    Placement(
            Collection<Host> hosts,
            ResourceAmounts need,
            Collection<Replica> placed,
            ToIntFunction<ProcessId> failuresOn) {
        this.candidates = hosts.stream().filter(Host::takesReplicas).toList();
        this.need = need;
        placed.forEach(replica -> replicas.merge(replica.host().id(), 1, Integer::sum));
        this.order = Comparator.<Host>comparingInt(host -> failuresOn.applyAsInt(host.id()))
                .thenComparingInt(host -> replicas.getOrDefault(host.id(), 0))
                .thenComparing(Comparator.comparingDouble((Host host) -> host.roomFor(need))
                        .reversed())
                .thenComparing(Host::id);
    }

    /** Counts the answer as placed; the caller adds the replica to the host before it asks again. */
    Optional<Host> choose() {
        Optional<Host> chosen =
                candidates.stream().filter(host -> host.hasRoomFor(need)).min(order);
        chosen.ifPresent(host -> replicas.merge(host.id(), 1, Integer::sum));
        return chosen;
    }

    /** Why nothing fits, in words. */
    String shortage() {
        if (candidates.isEmpty()) {
            return "no host takes replicas now";
        }
        Map<String, Double> wanted = new TreeMap<>(need.amounts());
        Map<String, Double> missing = new TreeMap<>(wanted);
        missing.entrySet().removeIf(amount -> mostFree(amount.getKey()) >= amount.getValue());
        if (missing.isEmpty()) {
            return "no host has %s free together".formatted(words(wanted));
        }
        Map<String, Double> free = new TreeMap<>();
        missing.keySet().forEach(name -> free.put(name, Math.max(0, mostFree(name))));
        return "each needs %s, the most free on any of %d hosts is %s"
                .formatted(words(missing), candidates.size(), words(free));
    }

    private double mostFree(String name) {
        return candidates.stream().mapToDouble(host -> host.free(name)).max().orElse(0);
    }

    private static String words(Map<String, Double> amounts) {
        return amounts.entrySet().stream()
                .map(amount -> amount.getKey() + " " + number(amount.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String number(double amount) {
        double rounded = Math.round(amount * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
