package io.swell.node.simulate;

import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.DeploymentFile;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.SetPoint;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import io.swell.simulator.peers.Baseline;
import io.swell.simulator.swell.SwellPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes those who play: the deployment under policies of Swell, and the others that were asked for. */
final class Contenders {

    private static final String TARGET = "autoscaling.target-ongoing-requests";

    /** The one that is promised a share of late requests instead of being given a target. */
    private static final String ADAPTIVE = "adaptive";

    private static final String VIOLATIONS = "autoscaling.slo.violations";
    private static final List<Double> VIOLATION_RATES = List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1);

    private final SimulateOptions options;
    private final SwellSettings process;
    private final DeploymentConfig deployment;
    private final double phase;

    /**
     * Reads the file with the values that {@code --set} gives.
     *
     * @param phase when reports go, as a share of their interval
     */
    Contenders(SimulateOptions options, double phase) {
        this.options = options;
        this.process = read(Map.of());
        this.deployment = deployment(process);
        this.phase = phase;
    }

    /** The deployment that is played. */
    DeploymentConfig deployment() {
        return deployment;
    }

    /** In order: policies, baselines, and the best fixed size where it is missing beside a bound. */
    List<Contender> all() {
        List<Contender> contenders = new ArrayList<>();
        for (String policy : policies()) {
            contenders.add(new Policy(contender(policy, process), options.sweep() ? setPoints(policy) : List.of()));
        }
        contenders.addAll(options.baselines());
        Contender fixed = Baseline.bestFixedSize();
        if (options.bound() && contenders.stream().noneMatch(each -> each.name().equals(fixed.name()))) {
            contenders.add(fixed);
        }
        if (options.sweep()
                && contenders.stream().allMatch(each -> each.setPoints().isEmpty())) {
            String names =
                    String.join(", ", contenders.stream().map(Contender::name).toList());
            throw BadInput.of("--sweep", "must have a contender with a set-point, such as knative", names);
        }
        return contenders;
    }

    private List<String> policies() {
        boolean isAsked = !options.policies().isEmpty();
        List<String> policies = isAsked || !options.baselines().isEmpty()
                ? options.policies()
                : List.of(deployment.autoscaling().policy());
        String key = isAsked ? "--policy" : "swell.deployments." + deployment.id() + ".autoscaling.policy";
        for (String policy : policies) {
            check(key, policy);
        }
        return policies;
    }

    private static void check(String key, String policy) {
        try {
            AutoscalingPolicy.named(policy);
        } catch (IllegalArgumentException e) {
            String rule = "must be one of " + String.join(", ", AutoscalingPolicy.names()) + " or a class of your own";
            throw BadInput.of(key, rule, policy);
        }
    }

    private List<SetPoint> setPoints(String policy) {
        boolean isAdaptive = policy.equals(ADAPTIVE);
        List<Double> values = isAdaptive ? VIOLATION_RATES : SetPoint.SHARES;
        return values.stream()
                .map(value -> new SetPoint(
                        value,
                        isAdaptive
                                ? contender(policy, read(Map.of(VIOLATIONS, value)))
                                : contender(policy, read(Map.of(TARGET, value * deployment.maxOngoingRequests())))))
                .toList();
    }

    private SwellPolicy contender(String policy, SwellSettings settings) {
        DeploymentConfig played = deployment(settings);
        AutoscalingConfig promised = played.autoscaling()
                .withSlo(new ServiceLevelConfig(
                        Optional.of(slo()), played.autoscaling().slo().violations()));
        return new SwellPolicy(
                policy,
                played.with(promised.withPolicy(policy)),
                settings.controller(),
                settings.metricsPusher(),
                phase);
    }

    /** Who waits longer is late: also the promise that a policy which sizes for one keeps. */
    Duration slo() {
        return options.slo()
                .or(() -> deployment.autoscaling().sloWait())
                .orElseThrow(
                        () -> BadInput.of("--slo", "must be given where autoscaling.slo.wait is not", "(nothing)"));
    }

    private SwellSettings read(Map<String, Double> setPoint) {
        Map<String, String> overrides = new LinkedHashMap<>();
        options.settings().forEach((key, value) -> overrides.put(fullKey(key), value));
        setPoint.forEach((key, value) -> overrides.put(fullKey(key), String.valueOf(value)));
        return DeploymentFile.readProcess(options.config(), overrides, setPoint.isEmpty() ? "--set" : "--sweep");
    }

    private String fullKey(String key) {
        return DeploymentFile.fullKey(options.deployment(), key);
    }

    private DeploymentConfig deployment(SwellSettings settings) {
        return settings.deployments().stream()
                .filter(each -> each.id().equals(options.deployment()))
                .findFirst()
                .orElseThrow(() -> BadInput.of("--set", "must leave the deployment in place", options.settings()));
    }

    /** A policy of Swell's, as it is configured, and where it is swept at the set-points that its configuration has a key for. */
    private record Policy(SwellPolicy asConfigured, List<SetPoint> setPoints) implements Contender {

        @Override
        public String name() {
            return asConfigured.name();
        }

        @Override
        public Outcome play(Trace trace, Conditions conditions, Witness witness) {
            return asConfigured.play(trace, conditions, witness);
        }
    }
}
