package io.swell.shared.config;

import com.typesafe.config.Config;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything under {@code swell}.
 *
 * <p>Between its parts two relations must hold. A look-back period is at least two pusher intervals, or there would be
 * decisions on a single report; a report expires after two pusher intervals at the earliest, or each report that is a
 * little late would make its process count as missing. There is no relation between a pusher's ack timeout and its
 * interval: one report is in flight at a time, so a longer timeout makes ticks coalesce, and a shorter one is over
 * before the next tick wants to send; both are safe.
 *
 * @param deployments in order of name
 * @param budgets what some of them may have together, in order of name
 */
public record SwellSettings(
        ControllerSettings controller,
        MetricsPusherSettings metricsPusher,
        HandleSettings handle,
        ReplicaHostSettings replicaHost,
        RecorderSettings recorder,
        ManagementSettings management,
        List<DeploymentConfig> deployments,
        List<BudgetConfig> budgets) {

    public SwellSettings {
        deployments = deployments.stream()
                .sorted(Comparator.comparing(DeploymentConfig::id))
                .toList();
        Duration twoIntervals = metricsPusher.interval().multipliedBy(2);
        String rule = "must be at least 2 x metrics-pusher.interval";
        Require require = new Require()
                .that(
                        controller.reportExpiry().compareTo(twoIntervals) >= 0,
                        "controller.report-expiry",
                        rule,
                        controller.reportExpiry(),
                        "metrics-pusher.interval");
        for (DeploymentConfig deployment : deployments) {
            Duration lookBack = deployment.autoscaling().lookBackPeriod();
            String key = "deployments." + deployment.id() + ".autoscaling.look-back-period";
            require.that(lookBack.compareTo(twoIntervals) >= 0, key, rule, lookBack, "metrics-pusher.interval");
        }
        List<DeploymentId> ids = deployments.stream().map(DeploymentConfig::id).toList();
        require.that(ids.stream().distinct().count() == ids.size(), "deployments", "must have distinct names", ids);
        budgets = budgets.stream()
                .sorted(Comparator.comparing(BudgetConfig::name))
                .toList();
        checkBudgets(budgets, deployments, require);
        require.orThrow();
    }

    private static void checkBudgets(List<BudgetConfig> budgets, List<DeploymentConfig> deployments, Require require) {
        Map<DeploymentId, DeploymentConfig> deployed = deployments.stream()
                .collect(Collectors.toMap(DeploymentConfig::id, Function.identity(), (one, twin) -> one));
        budgets.forEach(budget -> budget.withDeployments(deployed, require));
        BudgetConfig.withoutOverlap(budgets, require);
    }

    /**
     * Reads what stands under {@code swell}.
     *
     * @param root as from {@code ConfigFactory.load()}, that is with {@code reference.conf}: no default lives in code
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static SwellSettings fromConfig(Config root) {
        return new SettingsReader(root).read();
    }

    /**
     * The same process settings with other deployments, such as those of a {@link DeploymentFile}, and without budgets,
     * which are about those there were.
     *
     * @throws IllegalArgumentException where a look-back period is too short for the pusher's interval
     */
    public SwellSettings withDeployments(List<DeploymentConfig> others) {
        return new SwellSettings(
                controller, metricsPusher, handle, replicaHost, recorder, management, others, List.of());
    }
}
