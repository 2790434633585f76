package io.swell.simulator.swell;

import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.load.LoadSum;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;

/**
 * The reports of the one process that holds the deployment's handle, over a channel that loses nothing: at every interval,
 * and at once where the load is news that cannot wait. Each builds on the one before and says nothing of a load that only
 * went on as it was.
 */
final class SimulatedPusher {

    static final ProcessId PROCESS = new ProcessId("simulated:1", 1);

    /** A smaller load is no edge, whatever it grew from. */
    private static final int SMALLEST_EDGE = 16;

    private final DeploymentId deployment;
    private final LoadMeter meter;
    private final double growthFactor;
    private final double urgentInterval;
    private final long intervalMicros;

    private final LoadSum current = new LoadSum();
    private LoadSnapshot sent = LoadSnapshot.ZERO;
    private long sentMicros;
    private long sequence;
    private long regularMicros;
    private double urgentAt = Double.POSITIVE_INFINITY;
    private double lastUrgentAt = Double.NEGATIVE_INFINITY;

    /** @param phase when the first report goes, as a share of the interval */
    SimulatedPusher(DeploymentId deployment, LoadMeter meter, MetricsPusherSettings settings, double phase) {
        this.deployment = deployment;
        this.meter = meter;
        this.growthFactor = settings.urgentGrowthFactor();
        this.urgentInterval = settings.urgentInterval().toNanos() / 1e9;
        this.intervalMicros = settings.interval().toNanos() / 1_000;
        this.regularMicros = (long) (phase * intervalMicros);
        meter.setEdge(SMALLEST_EDGE);
    }

    /** When the next report goes, in seconds. */
    double dueAt() {
        return Math.min(regularMicros / 1e6, urgentAt);
    }

    /** A request waits: the report is hurried if nothing runs that could take it, or the load has grown a lot. */
    void mustWait(double now, int running) {
        if ((running == 0 || meter.isPastEdge()) && isNews(meter.ongoing())) {
            urgentAt = Math.min(urgentAt, Math.max(now, lastUrgentAt + urgentInterval));
        }
    }

    private boolean isNews(int ongoing) {
        int known = sent.ongoing();
        return known == 0 ? ongoing > 0 : ongoing > growthFactor * known;
    }

    /** The report that is due. */
    MetricsReport report(double now) {
        long nowMicros = Math.round(now * 1e6);
        boolean isUrgent = urgentAt <= now;
        meter.addTo(current.set(LoadSnapshot.ZERO), Math.round(now * 1e9));
        boolean isNew = sequence == 0 || !current.continues(sent, nowMicros - sentMicros);
        if (isNew) {
            sent = current.snapshot();
            sentMicros = nowMicros;
        }
        meter.setEdge((int) Math.min(Integer.MAX_VALUE, Math.max(SMALLEST_EDGE, growthFactor * current.ongoing())));
        scheduleAfter(now, nowMicros, isUrgent);
        return report(nowMicros, isUrgent, isNew);
    }

    /** Regular reports keep their rounds; one that would follow another by less than a quarter of them is left out. */
    private void scheduleAfter(double now, long nowMicros, boolean isUrgent) {
        while (regularMicros - nowMicros < Math.max(1, intervalMicros / 4)) {
            regularMicros += intervalMicros;
        }
        if (isUrgent) {
            urgentAt = Double.POSITIVE_INFINITY;
            lastUrgentAt = now;
        }
    }

    private MetricsReport report(long nowMicros, boolean isUrgent, boolean isNew) {
        LoadColumns load = isNew ? LoadColumns.ofSize(1) : LoadColumns.EMPTY;
        if (isNew) {
            load.set(0, 0, 1, sent);
        }
        String[] names = sequence == 0 ? new String[] {deployment.name()} : new String[0];
        sequence++;
        return new MetricsReport(
                PROCESS,
                sequence,
                sequence - 1,
                0,
                1,
                nowMicros,
                Term.NONE,
                0,
                isUrgent,
                sequence == 1 ? 0 : 1,
                names,
                load);
    }
}
