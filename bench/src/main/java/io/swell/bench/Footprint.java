package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.worker.WorkerMain;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.Map;

/** Live heap after collection, with less and with more of a thing. */
final class Footprint implements Bench {

    private static final int DEPLOYMENTS = 2_000;
    private static final int FEW_DEPLOYMENTS = 200;
    private static final int FEW = 10;
    private static final int MANY = 50;
    private static final int HANDLES_EACH = 10;
    private static final long INTERVAL_MICROS = 1_000_000;
    /** With a report every second: more than half of the samples a window may have, and so room for all. */
    private static final int LOOK_BACK_SECONDS = 40;

    /** A heap as it was found: its live bytes, and by class. */
    private record Heap(double bytes, JsonNode histogram) {}

    @Override
    public String question() {
        return "what does a handle, a process's deployment, a deployment take? live heap";
    }

    @Override
    public BenchReport run(boolean quick) {
        double perHandle;
        double perPair;
        double perDeployment;
        BenchReport report = new BenchReport("footprint");
        String fewDeployments = configuration(FEW_DEPLOYMENTS);
        try (Rig rig = new Rig(configuration(DEPLOYMENTS), 1_024, 2_048, fewDeployments)) {
            rig.site.admitHosts(10_000, FEW, false);
            rig.twin.admitHosts(10_000, FEW, false);
            begin(rig.twin, 0, FEW, FEW_DEPLOYMENTS);
            begin(rig.site, 0, FEW, DEPLOYMENTS);
            Rig.sleep(Duration.ofSeconds(LOOK_BACK_SECONDS + 8));
            Heap small = heapOf(rig.twin);
            Heap few = heapOf(rig.site);
            begin(rig.site, FEW, MANY, DEPLOYMENTS);
            Rig.sleep(Duration.ofSeconds(quick ? 12 : 20));
            Heap many = heapOf(rig.site);
            double pairs = (double) (MANY - FEW) * DEPLOYMENTS;
            double deployments = DEPLOYMENTS - FEW_DEPLOYMENTS;
            perPair = (many.bytes - few.bytes) / pairs;
            perDeployment = (few.bytes - small.bytes) / deployments - FEW * perPair;
            explain(report, small, few, many, pairs, deployments);
            perHandle = perHandle(rig, report, quick);
        }
        return report(report, perHandle, perPair, perDeployment);
    }

    private static String configuration(int deployments) {
        return "swell.deployment-defaults.autoscaling { min-replicas = 1, target-ongoing-requests = 1000,"
                + " look-back-period = " + LOOK_BACK_SECONDS + "s }\n"
                + BenchNode.deployments(deployments);
    }

    private static void begin(Site site, int from, int to, int deployments) {
        site.admit(from, to - from);
        site.create(from, to - from, deployments, deployments);
        site.drive("swell", 0.5, INTERVAL_MICROS);
    }

    private static Heap heapOf(Site site) {
        site.pause();
        site.requireEqualTotals();
        return heap(site.controller);
    }

    /** Added up object by object: the heap as a whole also counts what large arrays leave of their regions. */
    private static Heap heap(ChildJvm jvm) {
        jvm.ask("gc");
        JsonNode histogram = jvm.ask("histogram");
        double bytes = 0;
        for (JsonNode ofClass : histogram) {
            bytes += ofClass.asDouble();
        }
        return new Heap(bytes, histogram);
    }

    private static boolean isExplaining() {
        return System.getenv("SWELL_BENCH_HISTOGRAM") != null;
    }

    private static void explain(BenchReport report, Heap small, Heap few, Heap many, double pairs, double deployments) {
        if (isExplaining()) {
            HeapDifference pair = HeapDifference.between(few.histogram, many.histogram, pairs);
            pair.lines("a (process, deployment) in the controller").forEach(report::line);
            report.line("");
            HeapDifference.between(small.histogram, few.histogram, deployments)
                    .minus(pair, FEW)
                    .lines("a deployment in the controller")
                    .forEach(report::line);
            report.line("");
        }
    }

    private static double perHandle(Rig rig, BenchReport report, boolean quick) {
        int each = quick ? 2 : HANDLES_EACH;
        try (ChildJvm worker = ChildJvm.start(
                "worker",
                WorkerMain.class,
                1_024,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(rig.controllerPort),
                Integer.toString(0))) {
            Rig.await("the worker to join", () -> worker.ask("up").get("up").asBoolean());
            worker.ask("handles", Map.of("first", 0, "deployments", DEPLOYMENTS, "each", 1));
            Rig.sleep(Duration.ofSeconds(quick ? 3 : 6));
            Heap before = heap(worker);
            worker.ask("handles", Map.of("first", 0, "deployments", DEPLOYMENTS, "each", each));
            Rig.sleep(Duration.ofSeconds(quick ? 3 : 6));
            Heap after = heap(worker);
            double handles = (double) DEPLOYMENTS * each;
            if (isExplaining()) {
                HeapDifference.between(before.histogram, after.histogram, handles)
                        .lines("a handle")
                        .forEach(report::line);
                report.line("");
            }
            double bytes = (after.bytes - before.bytes) / handles;
            BenchFailure.unless(bytes > 100, "a handle cannot be as small as " + bytes + " bytes");
            return bytes;
        }
    }

    private static BenchReport report(BenchReport report, double perHandle, double perPair, double perDeployment) {
        report.line(
                "Live objects after full collections. A deployment: a controller with 2,000 of them, one replica each");
        report.line("and look-back windows with room for all the samples there may be, less one with 200 in the same");
        report.line("state: what each node has anyway is in both. A (process, deployment): 50 processes with 2,000");
        report.line("deployments each, less 10 of them. A handle: 20,000 more real, idle HandleActors of deployments");
        report.line("that have one already, with all that their process keeps for them (meter, pusher's and");
        report.line("directory's books). SWELL_BENCH_HISTOGRAM=1 shows what the bytes are.");
        report.line("");
        report.table(new TextTable("of", ">bytes")
                .row("a handle", Math.round(perHandle))
                .row("a (process, deployment) in the controller", Math.round(perPair))
                .row("a deployment in the controller", Math.round(perDeployment)));
        report.must(Must.atMost("an idle handle", "B", 2_048, perHandle));
        report.must(Must.atMost("a (process, deployment) in the controller", "B", 64, perPair));
        report.must(Must.atMost("a deployment in the controller", "B", 4_096, perDeployment));
        Map<String, Object> figures = report.variant("live-heap");
        figures.put("bytesPerHandle", perHandle);
        figures.put("bytesPerProcessDeployment", perPair);
        figures.put("bytesPerDeployment", perDeployment);
        return report;
    }
}
