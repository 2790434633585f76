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
import io.swell.simulator.Trace;
import io.swell.simulator.swell.SwellPolicy;
import io.swell.simulator.trace.TraceFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Plays one trace under every contender and says what became of it. */
public final class Simulate {

    private final SimulateOptions options;
    private final SwellSettings process;
    private final DeploymentConfig deployment;
    private final SplittableRandom random;

    private Simulate(SimulateOptions options) {
        this.options = options;
        Map<String, String> overrides = new LinkedHashMap<>();
        options.settings()
                .forEach((key, value) -> overrides.put(DeploymentFile.fullKey(options.deployment(), key), value));
        this.process = DeploymentFile.readProcess(options.config(), overrides, "--set");
        this.deployment = process.deployments().stream()
                .filter(each -> each.id().equals(options.deployment()))
                .findFirst()
                .orElseThrow(() -> BadInput.of("--set", "must leave the deployment in place", options.settings()));
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * Reads everything, and only then plays.
     *
     * @param out for the table
     * @param err for what is played although not all of it can be
     * @return exit code
     * @throws BadInput or InvalidConfiguration with what is wrong; nothing was played then
     */
    public static int run(SimulateOptions options, PrintStream out, PrintStream err) {
        Simulate simulate = new Simulate(options);
        Duration slo = simulate.slo();
        List<Contender> contenders = simulate.contenders(slo);
        Trace trace = TraceFiles.read(
                options.traces(), options.deployment(), options.service(), simulate.random.split(), err::println);
        Conditions conditions = simulate.conditions(trace, slo);
        List<Outcome> outcomes = new ArrayList<>();
        for (Contender contender : contenders) {
            outcomes.add(contender.play(trace, conditions));
        }
        out.println(OutcomeTable.heading(options.traces(), trace, conditions, options.seed()));
        out.println();
        OutcomeTable.of(outcomes).lines().forEach(out::println);
        options.json().ifPresent(file -> OutcomeJson.write(file, outcomes));
        return 0;
    }

    private List<Contender> contenders(Duration slo) {
        List<String> policies =
                options.policies().isEmpty() && options.baselines().isEmpty()
                        ? List.of(deployment.autoscaling().policy())
                        : options.policies();
        String key = options.policies().isEmpty()
                ? "swell.deployments." + deployment.id() + ".autoscaling.policy"
                : "--policy";
        double phase = random.nextDouble();
        List<Contender> contenders = new ArrayList<>();
        for (String policy : policies) {
            checkPolicy(key, policy);
            contenders.add(new SwellPolicy(
                    policy, promising(policy, slo), process.controller(), process.metricsPusher(), phase));
        }
        contenders.addAll(options.baselines());
        return contenders;
    }

    private static void checkPolicy(String key, String policy) {
        try {
            AutoscalingPolicy.named(policy);
        } catch (IllegalArgumentException e) {
            String rule = "must be one of " + String.join(", ", AutoscalingPolicy.names()) + " or a class of your own";
            throw BadInput.of(key, rule, policy);
        }
    }

    /** The deployment with a policy, its promise the one that is judged by. */
    private DeploymentConfig promising(String policy, Duration wait) {
        double violations = deployment.autoscaling().slo().violations();
        return deployment.with(deployment
                .autoscaling()
                .withSlo(new ServiceLevelConfig(Optional.of(wait), violations))
                .withPolicy(policy));
    }

    private Duration slo() {
        return options.slo()
                .or(() -> deployment.autoscaling().sloWait())
                .orElseThrow(
                        () -> BadInput.of("--slo", "must be given where autoscaling.slo.wait is not", "(nothing)"));
    }

    private Conditions conditions(Trace trace, Duration slo) {
        AutoscalingConfig bounds = deployment.autoscaling();
        int slots = deployment.maxOngoingRequests();
        int warm = options.warmReplicas().orElseGet(() -> Conditions.warmReplicas(trace, slots));
        if (options.warmReplicas().isPresent() && warm > bounds.maxReplicas()) {
            throw BadInput.of("--warm-replicas", "must be at most max-replicas, " + bounds.maxReplicas(), warm);
        }
        return new Conditions(slots, options.coldStart(), slo, bounds.minReplicas(), bounds.maxReplicas(), warm);
    }
}
