package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.OnOff.Block;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildJvm;
import io.swell.bench.worker.WorkerMain;
import java.time.Duration;
import java.util.Map;

/**
 * What real, idle handles cost their process: pusher, reports, acknowledgements and all. Two worker JVMs are alike until one
 * gets 2,000 handles; the cost is how much more that one then uses than the other. Handles do not go away again, so there is
 * one such step, and no block without them after it.
 */
final class PusherCost {

    private final Samples before = new Samples();
    private final Samples after = new Samples();

    void measure(Rig rig, boolean quick) {
        try (ChildJvm worker = worker(rig, "worker");
                ChildJvm other = worker(rig, "worker-other")) {
            Rig.await("the workers to join", () -> isUp(worker) && isUp(other));
            Rig.sleep(Duration.ofSeconds(quick ? 5 : 15));
            blocks(worker, other, before, quick);
            worker.ask("handles", Map.of("first", 0, "deployments", Idle.HANDLES, "each", 1));
            Rig.sleep(Duration.ofSeconds(quick ? 6 : 20));
            blocks(worker, other, after, quick);
        }
    }

    private static ChildJvm worker(Rig rig, String name) {
        return ChildJvm.start(
                name,
                WorkerMain.class,
                512,
                Integer.toString(BenchNode.freePort()),
                Integer.toString(rig.controllerPort),
                Integer.toString(0));
    }

    private static boolean isUp(ChildJvm worker) {
        return worker.ask("up").get("up").asBoolean();
    }

    private static void blocks(ChildJvm worker, ChildJvm other, Samples differences, boolean quick) {
        for (int i = 0; i < (quick ? 2 : 5); i++) {
            JsonNode first = worker.ask("mark");
            JsonNode otherFirst = other.ask("mark");
            Rig.sleep(Duration.ofSeconds(quick ? 2 : 6));
            JsonNode last = worker.ask("mark");
            JsonNode otherLast = other.ask("mark");
            double seconds =
                    (last.get("nanoTime").asLong() - first.get("nanoTime").asLong()) / 1e9;
            Block block = new Block(
                    used(first, last) / seconds,
                    used(otherFirst, otherLast) / seconds,
                    used(otherFirst, otherLast) / seconds);
            differences.add(block.micros() - block.otherMicros());
        }
    }

    private static double used(JsonNode first, JsonNode last) {
        return (withoutCompiling(last) - withoutCompiling(first)) / 1e3;
    }

    private static long withoutCompiling(JsonNode mark) {
        return mark.get("cpuNanos").asLong() - mark.get("compilingNanos").asLong();
    }

    void report(BenchReport report) {
        Samples cost = after.minus(before.median());
        double percent = cost.median() / 10_000;
        report.line("");
        report.line("A real JVM with 2,000 real, idle handles uses " + cost.text("%.0f")
                + " µs/s more than without them: how its difference");
        report.line(
                "from another such JVM grew, from " + before.text("%.0f") + " µs/s. Blocks on the same side differ by ±"
                        + Math.round(Math.max(before.spread(), after.spread())) + " µs/s;");
        report.line(
                "a difference smaller than that is none. That is all the handles' process does for them: one timer, one");
        report.line("report of one message per interval, its acknowledgement.");
        report.must(Must.atMost("pusher, 2,000 idle handles, 1 s interval", "% of a core", 0.5, percent));
        Map<String, Object> figures = report.variant("pusher");
        figures.put("processCpuMicrosPerSecond", cost.median());
        figures.put("processCpuMicrosPerSecondMin", cost.min());
        figures.put("processCpuMicrosPerSecondMax", cost.max());
        figures.put("percentOfACore", percent);
    }
}
