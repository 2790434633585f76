package io.swell.node.reports;

import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.report.DeploymentMeters;
import io.swell.shared.report.ProcessReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One process: handles with meters, and the pusher's books driven as its actor drives them. Has a clock of its own. */
final class SimulatedProcess {

    static final int MAX_PART_BYTES = 4_096;

    private static final MetricsPusherSettings SETTINGS = new MetricsPusherSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(100), 2.0, MAX_PART_BYTES);

    private record Handle(HandleId id, LoadMeter meter) {}

    private final ProcessId id;
    private final Random random;
    private final long clockOffset;
    private final ProcessReports reports;
    private final List<Handle> handles = new ArrayList<>();
    private long nextHandle = 1;
    boolean cut;

    SimulatedProcess(ProcessId id, Random random, long nowNanos) {
        this.id = id;
        this.random = random;
        this.clockOffset = random.nextLong() >> 4;
        this.reports = new ProcessReports(id, SETTINGS, local(nowNanos) + random.nextInt(1_000_000_000));
    }

    ProcessId id() {
        return id;
    }

    void openHandle(DeploymentId deployment, long nowNanos) {
        Handle handle = new Handle(new HandleId(deployment, nextHandle++), new LoadMeter(local(nowNanos)));
        handles.add(handle);
        reports.register(handle.id(), handle.meter());
    }

    void closeAHandle(long nowNanos) {
        if (!handles.isEmpty()) {
            reports.remove(handles.remove(random.nextInt(handles.size())).id(), local(nowNanos));
        }
    }

    void serve(long nowNanos) {
        if (handles.isEmpty()) {
            return;
        }
        LoadMeter meter = handles.get(random.nextInt(handles.size())).meter();
        long now = local(nowNanos);
        LoadSnapshot is = meter.read(now);
        switch (random.nextInt(7)) {
            case 0 -> meter.rejected(now);
            case 1, 2 -> meter.queued(now);
            case 3 -> {
                if (is.queued() > 0) {
                    meter.assigned(now, random.nextInt(4) == 0);
                }
            }
            case 4 -> {
                if (is.running() > 0) {
                    meter.completed(now);
                }
            }
            case 5 -> {
                if (is.running() > 0) {
                    meter.returned(now);
                }
            }
            default -> {
                if (is.queued() > 0) {
                    meter.failedInQueue(now);
                }
            }
        }
    }

    void finishAll(long nowNanos) {
        for (Handle handle : handles) {
            long now = local(nowNanos);
            LoadSnapshot is = handle.meter().read(now);
            for (int i = 0; i < is.queued(); i++) {
                handle.meter().failedInQueue(now);
            }
            for (int i = 0; i < is.running(); i++) {
                handle.meter().completed(now);
            }
        }
    }

    /** Runs a request through the first handle in no time at all. */
    void passThrough(long nowNanos) {
        LoadMeter meter = handles.get(0).meter();
        meter.queued(local(nowNanos));
    }

    void endPassThrough(long nowNanos) {
        handles.get(0).meter().failedInQueue(local(nowNanos));
    }

    List<MetricsReport> push(long nowNanos) {
        long now = local(nowNanos);
        return reports.dueNanos() - now > 0 ? List.of() : reports.collect(now);
    }

    void answer(PusherCommand answer) {
        if (answer instanceof PusherCommand.ReportAcknowledged ack) {
            reports.acknowledged(ack.term(), ack.sequence(), ack.nextInterval());
        } else if (answer instanceof PusherCommand.SnapshotNeeded needed) {
            reports.snapshotNeeded(needed.term(), needed.sequence(), needed.nextInterval());
        }
    }

    Map<DeploymentId, LoadSnapshot> truth(long nowNanos) {
        Map<DeploymentId, LoadSnapshot> truth = new HashMap<>();
        for (DeploymentMeters meters : reports.meters().deployments()) {
            truth.put(meters.id(), meters.read(local(nowNanos)));
        }
        return truth;
    }

    int handles(DeploymentId deployment) {
        DeploymentMeters meters = reports.meters().of(deployment);
        return meters == null ? 0 : meters.handles();
    }

    private long local(long nowNanos) {
        return nowNanos + clockOffset;
    }
}
