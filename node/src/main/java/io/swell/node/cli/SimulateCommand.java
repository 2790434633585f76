package io.swell.node.cli;

import io.swell.node.simulate.SimulateOptions;
import io.swell.shared.id.DeploymentId;
import io.swell.simulator.Contender;
import io.swell.simulator.peers.Baseline;
import io.swell.simulator.trace.ServiceLaw;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads what is to be simulated. Numbers are read here and not by picocli, so that all that is wrong is said at once. */
@Command(
        name = "simulate",
        description = "Play recorded load in virtual time, under Swell's decisions and those of others.",
        sortOptions = false,
        footer = {
            "",
            "A trace is CSV, gzipped or not, with the columns",
            "  arrival_s,service_s   one request a line; times in seconds, arrivals in order",
            "  second,requests       one second a line; service times follow --service",
            "or load that nodes recorded (swell node --record FILE): name the files of all of them.",
            "What is not modelled: docs/simulation.md."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final String KEY = "[a-z0-9-]+(\\.[a-z0-9-]+)*";
    private static final int MOST_REPLICAS = 1_000_000;

    private final CommandParts parts;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "File of deployments.")
    private Path config = Path.of("");

    @Option(names = "--deployment", paramLabel = "NAME", description = "Which one, if the file has several.")
    private @Nullable String deployment;

    @Option(
            names = "--trace",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The load to play; several files of recorded load.")
    private List<Path> traces = new ArrayList<>();

    @Option(
            names = "--service",
            paramLabel = "LAW",
            description = {
                "Service times, as lognormal:mean=1s,cv=1. Recorded load has its own means; lognormal:cv=1",
                "says how they vary (default: exponentially)."
            })
    private @Nullable String service;

    @Option(names = "--cold-start", required = true, paramLabel = "TIME", description = "A replica's, as in 10s.")
    private String coldStart = "";

    @Option(
            names = "--slo",
            paramLabel = "TIME",
            description = "Who waits longer counts as late (default: autoscaling.slo.wait).")
    private @Nullable String slo;

    @Option(
            names = "--warm-replicas",
            paramLabel = "N",
            description = "Running when the trace begins (default: as many as its minutes 1 to 5 keep half busy).")
    private @Nullable String warmReplicas;

    @Option(names = "--policy", paramLabel = "NAME", description = "A policy of Swell's; may be repeated.")
    private List<String> policies = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = {
                "ray-serve, ray-serve-fast, knative, hpa-external, hpa-utilization,",
                "fixed (the best fixed size) or fixed=N; may be repeated.",
                "Without policy and baseline: the deployment as it is configured."
            })
    private List<String> baselines = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Another value for a key of the deployment, as max-replicas=20; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is random (default: 1).")
    private String seed = "1";

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the outcome, scale events included.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where to write a page with plots; it needs no network.")
    private @Nullable Path html;

    @Option(names = "--bound", description = "Say what no plan can beat; the best fixed size plays along.")
    private boolean bound;

    @Option(names = "--sweep", description = "Play each contender at several set-points: cost against late requests.")
    private boolean sweep;

    SimulateCommand(CommandParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        return parts.simulate().applyAsInt(options());
    }

    private SimulateOptions options() {
        Flags flags = new Flags();
        traces.forEach(trace -> flags.readable("--trace", trace));
        Optional<ServiceLaw> law =
                service == null ? Optional.empty() : flags.parsed("--service", service, ServiceLaw::parse);
        Duration cold = flags.duration("--cold-start", coldStart);
        Optional<Duration> patience = slo == null ? Optional.empty() : Optional.of(flags.duration("--slo", slo));
        OptionalInt warm = warmReplicas == null
                ? OptionalInt.empty()
                : OptionalInt.of(flags.wholeNumber("--warm-replicas", warmReplicas, 0, MOST_REPLICAS));
        List<Contender> others = baselines.stream()
                .flatMap(name -> flags.parsed("--baseline", name, Baseline::named).stream())
                .toList();
        Map<String, String> values = settings(flags);
        int number = flags.wholeNumber("--seed", seed, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Optional<Path> output = flags.writable("--json", json);
        Optional<Path> page = flags.writable("--html", html);
        flags.different(namedFiles());
        flags.check();
        return new SimulateOptions(
                config,
                chosen(),
                List.copyOf(traces),
                law,
                cold,
                patience,
                warm,
                policies,
                others,
                values,
                number,
                bound,
                sweep,
                output,
                page);
    }

    /** No file is written that is read, and none twice. */
    private Map<String, Path> namedFiles() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("--config", config);
        for (int i = 0; i < traces.size(); i++) {
            files.put(i == 0 ? "--trace" : "--trace, number " + (i + 1), traces.get(i));
        }
        if (json != null) {
            files.put("--json", json);
        }
        if (html != null) {
            files.put("--html", html);
        }
        return files;
    }

    private DeploymentId chosen() {
        return DeploymentChoice.of(config, parts.deployments().apply(config), deployment)
                .id();
    }

    private Map<String, String> settings(Flags flags) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, Math.max(0, equals)).strip();
            flags.require(key.matches(KEY), "--set", "must be KEY=VALUE, such as max-replicas=20", setting);
            values.put(key, setting.substring(equals + 1).strip());
        }
        return values;
    }
}
