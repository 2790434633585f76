package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.ChildJvm;
import io.swell.node.NodeMain;
import io.swell.node.demo.ArrivalSchedule;
import io.swell.node.demo.DemoWorkload;
import io.swell.node.demo.WatchedDemo;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.SwellSettings;
import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import io.swell.simulator.swell.SwellPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The demo over real JVMs, and the simulation of the same requests with the cold start the demo turned out to have. Both
 * read the same configuration.
 */
final class DemoPrediction implements Bench {

    private static final double MOST_PERCENT_OFF = 10;
    private static final int PHASES = 5;

    /** Three JVMs that start at once on a busy machine have loggers that are slow to come. */
    private static final String PATIENCE = "-Dakka.logger-startup-timeout=60s";

    private static final String OF_DEPLOYMENT = "swell.deployments." + WatchedDemo.DEPLOYMENT + ".";

    /** Few slots, so that there are many replicas and one more or less is a small part of them. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            OF_DEPLOYMENT + "max-ongoing-requests", "2",
            OF_DEPLOYMENT + "handler-config.start-up", "2s",
            OF_DEPLOYMENT + "autoscaling.policy", "adaptive",
            OF_DEPLOYMENT + "autoscaling.slo.wait", "250ms");

    @Override
    public String question() {
        return "does the demo cost what the simulation of the same requests predicts? exit code 1 beyond 10 %";
    }

    @Override
    public BenchReport run(boolean quick) {
        int seconds = quick ? 100 : 300;
        try {
            Path trace = DemoTrace.write(seconds);
            try {
                return compare(trace, seconds);
            } finally {
                Files.deleteIfExists(trace);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no trace can be written", e);
        }
    }

    private static BenchReport compare(Path trace, int seconds) {
        JsonNode demo = demo(trace, seconds);
        double cost = demo.get("replicaSeconds").asDouble();
        double coldStart = demo.get("coldStartSeconds").asDouble();
        Samples predicted = predicted(trace, seconds, coldStart);
        double off = 100 * (cost / predicted.median() - 1);
        BenchReport report = new BenchReport("demo-prediction");
        report.line(String.format(Locale.ROOT, "The demo's replicas took %.2f s to start, on average.", coldStart));
        report.line(String.format(
                Locale.ROOT,
                "Replica-seconds: %.0f in the demo; predicted %s, depending on when reports go. Off by %+.1f %%.",
                cost,
                predicted.text("%.0f"),
                off));
        Map<String, Object> figures = report.variant("demo");
        figures.put("replicaSeconds", cost);
        figures.put("predictedReplicaSeconds", predicted.median());
        figures.put("coldStartSeconds", coldStart);
        BenchFailure.unless(
                Math.abs(off) <= MOST_PERCENT_OFF,
                String.format(
                        Locale.ROOT,
                        "replica-seconds of the demo must be within %.0f %% of the %.0f predicted, was: %.0f (%+.1f %%)",
                        MOST_PERCENT_OFF,
                        predicted.median(),
                        cost,
                        off));
        return report.must(Must.atMost("demo off its prediction", "%", MOST_PERCENT_OFF, Math.abs(off)));
    }

    private static JsonNode demo(Path trace, int seconds) {
        System.err.println("the demo takes " + seconds + " s and a little more");
        try (ChildJvm child = ChildJvm.start("demo", WatchedDemo.class, 256, options())) {
            child.ask("begin", Map.of("trace", trace.toString(), "seconds", seconds, "handles", 1));
            while (true) {
                Rig.sleep(Duration.ofSeconds(1));
                JsonNode outcome = child.ask("outcome");
                if (outcome.get("done").asBoolean()) {
                    BenchFailure.unless(
                            outcome.get("exitCode").asInt() == 0,
                            "the demo failed\n" + outcome.get("shown").asText());
                    return outcome;
                }
            }
        }
    }

    /** As the launcher starts a demo, which hands them on to its other JVMs. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", PATIENCE));
        CONFIGURATION.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }

    /** Costs, each with another phase of the reports. */
    private static Samples predicted(Path file, int seconds, double coldStart) {
        SwellSettings settings = SwellSettings.fromConfig(NodeMain.withDefaults(
                ConfigFactory.parseMap(CONFIGURATION).withFallback(ConfigFactory.parseResources("demo-replay.conf"))));
        DeploymentConfig deployment = settings.deployments().get(0);
        Trace trace =
                trace(DemoWorkload.replay(file, 1, seconds, 1).loads().get(0).schedule());
        Conditions conditions = new Conditions(
                deployment.maxOngoingRequests(),
                Duration.ofNanos((long) (coldStart * 1e9)),
                deployment.autoscaling().sloWait().orElseThrow(),
                deployment.autoscaling().minReplicas(),
                deployment.autoscaling().maxReplicas(),
                deployment
                        .autoscaling()
                        .initialReplicas()
                        .orElse(deployment.autoscaling().minReplicas()));
        Samples costs = new Samples();
        for (int phase = 0; phase < PHASES; phase++) {
            Outcome outcome = new SwellPolicy(
                            "predicted",
                            deployment,
                            settings.controller(),
                            settings.metricsPusher(),
                            phase / (double) PHASES)
                    .play(trace, conditions);
            costs.add(outcome.replicaSeconds());
        }
        return costs;
    }

    private static Trace trace(ArrivalSchedule schedule) {
        Trace.Builder trace = new Trace.Builder();
        for (int i = 0; i < schedule.size(); i++) {
            trace.add(schedule.arrivalMicros(i) / 1e6, schedule.serviceMicros(i) / 1e6);
        }
        return trace.build();
    }
}
