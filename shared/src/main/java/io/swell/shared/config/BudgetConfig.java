package io.swell.shared.config;

import io.swell.shared.id.DeploymentId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What some deployments may have together.
 *
 * @param name shown as the reason of a decision
 * @param totalReplicas replicas of all of them; empty where resources are shared
 * @param resources what all their replicas may need together, by name; none where replicas are counted
 * @param members in order of name
 */
public record BudgetConfig(String name, OptionalInt totalReplicas, ResourceAmounts resources, List<Member> members) {

    /**
     * A deployment that shares.
     *
     * @param weight of two that want more, the one with twice the weight gets twice as much
     * @param priority whoever has a higher one is served before
     */
    public record Member(DeploymentId deployment, double weight, int priority) {

        public Member {
            new Require().positive("weight", weight).orThrow();
        }
    }

    public BudgetConfig {
        members = members.stream()
                .sorted(Comparator.comparing(Member::deployment))
                .toList();
        boolean sharesResources = !resources.amounts().isEmpty();
        new Require()
                .atLeast(1, "total-replicas", totalReplicas.orElse(1))
                .that(
                        totalReplicas.isPresent() != sharesResources,
                        "total-replicas",
                        "must be given, or resources, and not both",
                        sharesResources ? "both" : "neither",
                        "resources",
                        "deployments")
                .that(!members.isEmpty(), "deployments", "must name a deployment", "{}")
                .orThrow();
    }

    /**
     * Rules about the deployments there are.
     *
     * @param deployed by their ids
     */
    Require withDeployments(Map<DeploymentId, DeploymentConfig> deployed, Require require) {
        for (Member member : members) {
            String key = "budgets." + name + ".deployments." + member.deployment();
            DeploymentConfig config = deployed.get(member.deployment());
            require.that(config != null, key, "must be deployed", member.deployment());
            require.that(
                    config == null || totalReplicas.isPresent() || needsSomeOf(config.resources()),
                    key,
                    "must need some of the budget's resources",
                    member.deployment());
        }
        return require;
    }

    private boolean needsSomeOf(ResourceAmounts needed) {
        return resources.amounts().keySet().stream().anyMatch(needed.amounts()::containsKey);
    }

    /** No deployment may share in two budgets, for neither would know what the other leaves it. */
    static Require withoutOverlap(List<BudgetConfig> budgets, Require require) {
        Map<DeploymentId, String> first = new HashMap<>();
        for (BudgetConfig budget : budgets) {
            for (Member member : budget.members()) {
                String other = first.putIfAbsent(member.deployment(), budget.name());
                require.that(
                        other == null,
                        "budgets." + budget.name() + ".deployments." + member.deployment(),
                        "must be in one budget only",
                        "in " + other + " too");
            }
        }
        return require;
    }

    /** What is shared, in an order that stays: totals by name, {@code replicas} where replicas are counted. */
    public Map<String, Double> totals() {
        return totalReplicas.isPresent()
                ? Map.of("replicas", (double) totalReplicas.getAsInt())
                : new TreeMap<>(resources.amounts());
    }

    /** What a replica of a deployment takes of each of {@link #totals}, in their order. */
    public double[] costs(DeploymentConfig deployment) {
        if (totalReplicas.isPresent()) {
            return new double[] {1};
        }
        return totals().keySet().stream()
                .mapToDouble(name -> deployment.resources().amounts().getOrDefault(name, 0.0))
                .toArray();
    }
}
