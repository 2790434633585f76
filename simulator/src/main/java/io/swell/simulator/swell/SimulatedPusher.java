package io.swell.simulator.swell;

import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.controller.pace.ReportRounds;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import io.swell.shared.report.ProcessReports;
import java.time.Duration;

/**
 * The metrics path from the one process that holds the deployment's handle to the controller's books, over a channel that
 * loses nothing and takes no time. When reports go and what they carry is {@link ProcessReports}' choice, when the next one
 * is asked for {@link ReportRounds}'; what stands between them is all there is here.
 */
final class SimulatedPusher {

    static final ProcessId PROCESS = new ProcessId("simulated:1", 1);

    private final DeploymentId deployment;
    private final LoadMeter meter;
    private final ProcessReports reports;
    private final long intervalMicros;
    private final long phaseMicros;
    private long dueNanos;

    /**
     * The path at time 0, with the first report due: the handle is new.
     *
     * @param phase when the controller's rounds are, as a share of the interval: its clock has nothing to do with the trace
     */
    SimulatedPusher(DeploymentId deployment, LoadMeter meter, MetricsPusherSettings settings, double phase) {
        this.deployment = deployment;
        this.meter = meter;
        this.intervalMicros = settings.interval().toNanos() / 1_000;
        this.phaseMicros = (long) (phase * intervalMicros);
        this.reports = new ProcessReports(PROCESS, settings, phaseMicros * 1_000);
        reports.register(new HandleId(deployment, 1), meter);
        schedule(0);
    }

    /** When the next report goes, in seconds. */
    double dueAt() {
        return dueNanos / 1e9;
    }

    /** A request waits. As a handle does, it pokes the pusher if nothing runs or the load has grown past the meter's edge. */
    void mustWait(double now, int running) {
        if (running == 0 || meter.isPastEdge()) {
            long nowNanos = nanos(now);
            if (reports.noteUrgency(deployment, nowNanos)) {
                schedule(nowNanos);
            }
        }
    }

    /** Sends the report that is due, and has its answer say when the next one is. */
    void push(double now, ClusterLoad load) {
        long nowNanos = nanos(now);
        long nowMicros = Math.round(now * 1e6);
        for (MetricsReport part : reports.collect(nowNanos)) {
            if (load.record(part, nowMicros).receipt() instanceof Receipt.Held held) {
                reports.acknowledged(Term.NONE, held.sequence(), untilNext(load, nowMicros));
            }
        }
        schedule(nowNanos);
    }

    private Duration untilNext(ClusterLoad load, long nowMicros) {
        int reporting = load.reporters().known();
        return ReportRounds.untilNext(PROCESS.hashCode(), reporting, intervalMicros, nowMicros - phaseMicros);
    }

    private void schedule(long nowNanos) {
        dueNanos = Math.max(nowNanos, reports.dueNanos());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
