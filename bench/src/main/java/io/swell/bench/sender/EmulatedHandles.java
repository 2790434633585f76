package io.swell.bench.sender;

import io.swell.bench.jvm.BenchNode;
import io.swell.bench.naive.NaiveReports.ColumnarReport;
import io.swell.bench.naive.NaiveReports.GroupedReport;
import io.swell.bench.naive.NaiveReports.HandleReport;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.report.EmulatedPusher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The handles of one process: real meters, and requests that come and go in them. */
final class EmulatedHandles {

    /** A grouped report of records above this would not fit a frame. */
    private static final int RECORDS_PER_MESSAGE = 500;

    private static final int REPLICAS = 4;
    private static final int MOST_RUNNING = 3;

    private final String process;
    private final LoadMeter[] meters;
    private final DeploymentId[] deployments;
    private final String[] names;
    private final int[] running;

    /** Handles that carry one request each, spread evenly over the first {@code deploymentCount} deployments. */
    EmulatedHandles(String process, int handles, int deploymentCount, int load, long nowNanos) {
        this.process = process;
        this.meters = new LoadMeter[handles];
        this.deployments = new DeploymentId[handles];
        this.names = new String[handles];
        this.running = new int[handles];
        for (int i = 0; i < handles; i++) {
            deployments[i] = BenchNode.deployment(i % deploymentCount);
            names[i] = process + "/" + (i + 1);
            meters[i] = new LoadMeter(nowNanos);
            for (int request = 0; request < load; request++) {
                begin(i, nowNanos);
            }
        }
    }

    int count() {
        return meters.length;
    }

    /** How many such a share of them is. */
    int share(double share) {
        return (int) Math.ceil(share * meters.length);
    }

    void registerWith(EmulatedPusher pusher) {
        for (int i = 0; i < meters.length; i++) {
            pusher.register(new HandleId(deployments[i], i + 1), meters[i]);
        }
    }

    /** A request comes and is assigned; where there are many, one ends first. */
    void advance(int from, int to, long nowNanos) {
        for (int i = from; i < to; i++) {
            if (running[i] >= MOST_RUNNING) {
                while (running[i] > 1) {
                    meters[i].completed(nowNanos);
                    running[i]--;
                }
            }
            begin(i, nowNanos);
        }
    }

    long ongoing() {
        long sum = 0;
        for (int handle : running) {
            sum += handle;
        }
        return sum;
    }

    HandleReport report(int handle, long nowNanos) {
        LoadSnapshot load = meters[handle].read(nowNanos);
        Map<String, Integer> byReplica = Map.of(
                names[handle] + "-a",
                load.running(),
                names[handle] + "-b",
                0,
                names[handle] + "-c",
                0,
                names[handle] + "-d",
                0);
        return new HandleReport(deployments[handle].name(), names[handle], load.queued(), byReplica, nowNanos);
    }

    List<GroupedReport> records(long nowNanos) {
        List<GroupedReport> reports = new ArrayList<>();
        for (int from = 0; from < meters.length; from += RECORDS_PER_MESSAGE) {
            List<HandleReport> some = new ArrayList<>();
            for (int i = from; i < Math.min(meters.length, from + RECORDS_PER_MESSAGE); i++) {
                some.add(report(i, nowNanos));
            }
            reports.add(new GroupedReport(process, some, nowNanos));
        }
        return reports;
    }

    ColumnarReport columns(long nowNanos) {
        int rows = meters.length;
        ColumnarReport report = new ColumnarReport(
                process,
                new String[rows],
                new String[REPLICAS],
                new int[rows],
                new long[rows],
                new int[rows],
                new int[rows + 1],
                new int[rows * REPLICAS],
                new int[rows * REPLICAS],
                nowNanos);
        for (int i = 0; i < REPLICAS; i++) {
            report.replicas()[i] = "replica-" + i;
        }
        for (int i = 0; i < rows; i++) {
            LoadSnapshot load = meters[i].read(nowNanos);
            report.deployments()[i] = deployments[i].name();
            report.deployment()[i] = i;
            report.handle()[i] = i + 1L;
            report.queued()[i] = load.queued();
            report.firstReplica()[i + 1] = (i + 1) * REPLICAS;
            report.running()[i * REPLICAS] = load.running();
            for (int replica = 0; replica < REPLICAS; replica++) {
                report.replica()[i * REPLICAS + replica] = replica;
            }
        }
        return report;
    }

    private void begin(int handle, long nowNanos) {
        meters[handle].queued(nowNanos);
        meters[handle].assigned(nowNanos, false);
        running[handle]++;
    }
}
