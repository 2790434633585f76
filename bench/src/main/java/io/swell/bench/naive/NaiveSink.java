package io.swell.bench.naive;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.swell.bench.naive.NaiveReports.ColumnarReport;
import io.swell.bench.naive.NaiveReports.GroupedReport;
import io.swell.bench.naive.NaiveReports.HandleReport;
import io.swell.shared.protocol.WireMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Takes naive reports: keeps the newest of each handle and the sums of each deployment. */
public final class NaiveSink {

    /**
     * Asks for what was taken since the last time; stays in the JVM.
     *
     * @param forget whether other senders report from now on
     */
    public record Take(boolean forget, CompletableFuture<Taken> answer) implements WireMessage {}

    /**
     * What came since the last time.
     *
     * @param ongoing of all deployments now
     */
    public record Taken(long messages, long entries, long ongoing, Histogram ageNanos) {}

    private final Map<String, Map<String, Integer>> handles = new HashMap<>();
    private final Map<String, Map<Long, Integer>> handlesByProcess = new HashMap<>();
    private final Map<String, int[]> deployments = new HashMap<>();
    private Histogram ageNanos = new Histogram(3);
    private long messages;
    private long entries;

    private NaiveSink() {}

    public static Behavior<WireMessage> create() {
        return Behaviors.setup(context -> new NaiveSink().receive());
    }

    private Behavior<WireMessage> receive() {
        return Behaviors.receive(WireMessage.class)
                .onMessage(HandleReport.class, report -> counted(report.nanoTime(), () -> fold(report)))
                .onMessage(
                        GroupedReport.class,
                        report -> counted(
                                report.nanoTime(), () -> report.handles().forEach(this::fold)))
                .onMessage(ColumnarReport.class, report -> counted(report.nanoTime(), () -> fold(report)))
                .onMessage(Take.class, this::take)
                .build();
    }

    private Behavior<WireMessage> counted(long readNanos, Runnable fold) {
        messages++;
        fold.run();
        ageNanos.recordValue(Math.max(0, System.nanoTime() - readNanos));
        return Behaviors.same();
    }

    private void fold(HandleReport report) {
        int ongoing = report.queued();
        for (int running : report.running().values()) {
            ongoing += running;
        }
        Integer before = handles.computeIfAbsent(report.deployment(), d -> new HashMap<>())
                .put(report.handle(), ongoing);
        sum(report.deployment())[0] += ongoing - (before == null ? 0 : before);
        entries++;
    }

    private void fold(ColumnarReport report) {
        Map<Long, Integer> known = handlesByProcess.computeIfAbsent(report.process(), p -> new HashMap<>());
        int[][] sums = new int[report.deployments().length][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(report.deployments()[i]);
        }
        for (int row = 0; row < report.handle().length; row++) {
            int ongoing = report.queued()[row];
            for (int i = report.firstReplica()[row]; i < report.firstReplica()[row + 1]; i++) {
                ongoing += report.running()[i];
            }
            Integer before = known.put(report.handle()[row], ongoing);
            sums[report.deployment()[row]][0] += ongoing - (before == null ? 0 : before);
            entries++;
        }
    }

    private int[] sum(String deployment) {
        return deployments.computeIfAbsent(deployment, d -> new int[1]);
    }

    private Behavior<WireMessage> take(Take take) {
        long ongoing = deployments.values().stream().mapToLong(sum -> sum[0]).sum();
        take.answer().complete(new Taken(messages, entries, ongoing, ageNanos));
        messages = 0;
        entries = 0;
        ageNanos = new Histogram(3);
        if (take.forget()) {
            handles.clear();
            handlesByProcess.clear();
            deployments.clear();
        }
        return Behaviors.same();
    }
}
