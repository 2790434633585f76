package io.swell.simulator.frontier;

import io.swell.simulator.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cost against late requests: all points of all contenders, and which of them are worth choosing. */
public final class Frontier {

    /** A point and how it compares with all others. */
    public record Entry(FrontierPoint point, Standing standing) {}

    private final List<Entry> entries;

    private Frontier(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Compares each point with each. */
    public static Frontier of(List<FrontierPoint> points) {
        List<Entry> entries = new ArrayList<>();
        for (FrontierPoint point : points) {
            entries.add(new Entry(point, standing(point, points)));
        }
        return new Frontier(entries);
    }

    private static Standing standing(FrontierPoint point, List<FrontierPoint> points) {
        Standing standing = Standing.OVERALL;
        for (FrontierPoint other : points) {
            if (other.dominates(point)) {
                if (other.policy().equals(point.policy())) {
                    return Standing.DOMINATED;
                }
                standing = Standing.OWN;
            }
        }
        return standing;
    }

    /** As they were given. */
    public List<Entry> entries() {
        return entries;
    }

    /** Names of those compared, each once, in order. */
    public List<String> policies() {
        return entries.stream().map(entry -> entry.point().policy()).distinct().toList();
    }

    /** The contender's cheapest point within the budget of late requests; empty if it has none. */
    public Optional<FrontierPoint> cheapest(String policy) {
        return entries.stream()
                .map(Entry::point)
                .filter(point ->
                        point.policy().equals(policy) && point.outcome().isWithinBudget())
                .min(Comparator.comparingDouble(point -> point.outcome().replicaSeconds()));
    }

    /** How the outcome of a contender without set-point stands; empty for any other. */
    public Optional<Standing> standing(Outcome outcome) {
        return entries.stream()
                .filter(entry -> entry.point().setPoint().isEmpty()
                        && entry.point().outcome().equals(outcome))
                .map(Entry::standing)
                .findFirst();
    }
}
