package io.swell.bench;

import io.swell.bench.quality.Cell;
import io.swell.bench.quality.SloDeployment;
import io.swell.controller.autoscaling.AutoscalingPolicy;
import io.swell.node.text.TextTable;
import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.Trace;
import io.swell.simulator.peers.Baseline;
import io.swell.simulator.trace.ServiceLaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** An hour of many requests in virtual time, under each policy there is. */
final class SimulationSpeed implements Bench {

    private static final int REQUESTS = 147_000;
    private static final double SECONDS = 3_600;
    private static final double MOST_SECONDS = 2;
    private static final List<String> PEERS =
            List.of("ray-serve", "ray-serve-fast", "knative", "hpa-external", "hpa-utilization");
    private static final Cell CELL = new Cell("steady", 10, 5, 0.5, 1);

    @Override
    public String question() {
        return "how fast is an hour played? 147,000 requests in virtual time under each policy";
    }

    @Override
    public BenchReport run(boolean quick) {
        Trace trace = trace();
        Conditions conditions = new Conditions(
                CELL.slots(),
                Duration.ofSeconds(CELL.coldStartSeconds()),
                CELL.slo(),
                1,
                300,
                Conditions.warmReplicas(trace, CELL.slots()));
        BenchReport report = new BenchReport("simulation-speed");
        report.line(
                "One after the other in one JVM: the first time of the first pays for compiling much of what all need.");
        report.line("");
        TextTable table = new TextTable("policy", ">first time, s", ">again, s", ">replica-seconds");
        Samples first = new Samples();
        for (Contender each : contenders()) {
            Timed cold = time(each, trace, conditions);
            Timed warm = time(each, trace, conditions);
            first.add(cold.seconds);
            table.row(
                    each.name(),
                    seconds(cold),
                    seconds(warm),
                    String.format(Locale.ROOT, "%,.0f", cold.outcome.replicaSeconds()));
            Map<String, Object> figures = report.variant(each.name());
            figures.put("firstSeconds", cold.seconds);
            figures.put("againSeconds", warm.seconds);
        }
        return report.table(table)
                .must(Must.atMost("an hour of 147,000 requests, the slowest policy", "s", MOST_SECONDS, first.max()));
    }

    private record Timed(double seconds, Outcome outcome) {}

    private static Timed time(Contender contender, Trace trace, Conditions conditions) {
        long began = System.nanoTime();
        Outcome outcome = contender.play(trace, conditions);
        return new Timed((System.nanoTime() - began) / 1e9, outcome);
    }

    private static List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        AutoscalingPolicy.names().forEach(policy -> contenders.add(new SloDeployment(policy).contender(CELL)));
        PEERS.forEach(peer -> contenders.add(Baseline.named(peer)));
        return contenders;
    }

    private static Trace trace() {
        SplittableRandom random = new SplittableRandom(1);
        ServiceLaw services = ServiceLaw.parse("lognormal:mean=1s,cv=1");
        Trace.Builder trace = new Trace.Builder();
        for (double arrival : random.doubles(REQUESTS, 0, SECONDS).sorted().toArray()) {
            trace.add(arrival, services.draw(random));
        }
        return trace.build();
    }

    private static String seconds(Timed timed) {
        return String.format(Locale.ROOT, "%.2f", timed.seconds);
    }
}
