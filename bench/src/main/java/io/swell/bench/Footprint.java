package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.worker.WorkerMain;
import io.swell.node.text.TextTable;
import java.time.Duration;
import java.util.Map;

/** Live heap after collection, before and after there is more of a thing. */
final class Footprint implements Bench {

    private static final int DEPLOYMENTS = 2_000;
    private static final int FEW = 10;
    private static final int MANY = 50;
    private static final int HANDLES_EACH = 10;

    @Override
    public String question() {
        return "what does a handle, a process's deployment, a deployment take? live heap";
    }

    @Override
    public BenchReport run(boolean quick) {
        double perHandle;
        double perPair;
        double perDeployment;
        String deployments = BenchNode.deployments(DEPLOYMENTS);
        try (Rig rig = new Rig(
                configuration(deployments),
                1_024,
                2_048,
                configuration(deployments.replace("swell.deployments", "bench.unused")))) {
            rig.admitHosts(10_000, FEW, false);
            double few = heapWith(rig, 0, FEW, quick);
            double empty = heap(rig.idle);
            double many = heapWith(rig, FEW, MANY, quick);
            perPair = (many - few) / (MANY - FEW) / DEPLOYMENTS;
            perDeployment = (few - empty) / DEPLOYMENTS - FEW * perPair;
            perHandle = perHandle(rig, quick);
        }
        BenchReport report = new BenchReport("footprint");
        report.line(
                "Live heap after full collections. A deployment: 2,000 of them with one replica each and a full look-back");
        report.line(
                "window, less the same node with the same file that deploys none. A (process, deployment): 50 processes");
        report.line(
                "with 2,000 deployments each, less 10 of them. A handle: 20,000 real, idle HandleActors with all that their");
        report.line("process keeps for them (meter, pusher's and directory's books).");
        report.line("");
        report.table(new TextTable("of", ">bytes")
                .row("a handle", Math.round(perHandle))
                .row("a (process, deployment) in the controller", Math.round(perPair))
                .row("a deployment in the controller", Math.round(perDeployment)));
        Map<String, Object> figures = report.variant("live-heap");
        figures.put("bytesPerHandle", perHandle);
        figures.put("bytesPerProcessDeployment", perPair);
        figures.put("bytesPerDeployment", perDeployment);
        return report;
    }

    private static String configuration(String deployments) {
        return "swell.deployment-defaults.autoscaling { min-replicas = 1, target-ongoing-requests = 1000,"
                + " look-back-period = 10s }\n"
                + deployments;
    }

    /** Heap of the controller once it holds the load of processes up to before {@code to} for a look-back period. */
    private static double heapWith(Rig rig, int from, int to, boolean quick) {
        rig.admit(from, to - from);
        rig.sender.ask(
                "create",
                Map.of("first", from, "count", to - from, "handles", DEPLOYMENTS, "deployments", DEPLOYMENTS));
        rig.drive("swell", 0.5, 1_000_000);
        Rig.sleep(Duration.ofSeconds(quick ? 12 : 20));
        rig.pause();
        rig.requireEqualTotals();
        return heap(rig.controller);
    }

    private static double heap(ChildJvm jvm) {
        return jvm.ask("gc").get("heapBytes").asDouble();
    }

    private static double perHandle(Rig rig, boolean quick) {
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
            Rig.sleep(Duration.ofSeconds(3));
            double before = heap(worker);
            worker.ask("handles", Map.of("first", 0, "deployments", DEPLOYMENTS, "each", each));
            Rig.sleep(Duration.ofSeconds(3));
            double bytes = (heap(worker) - before) / DEPLOYMENTS / each;
            BenchFailure.unless(bytes > 100, "a handle cannot be as small as " + bytes + " bytes");
            return bytes;
        }
    }
}
