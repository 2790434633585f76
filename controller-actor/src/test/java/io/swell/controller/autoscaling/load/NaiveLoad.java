package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The same totals by the plainest means: keep everything, add it all up anew each time. */
final class NaiveLoad {

    private static final class Entry {
        final DeploymentId deployment;
        int handles;
        LoadSnapshot load = LoadSnapshot.ZERO;
        long arrivedMicros;
        long pastMicros;
        long pastArrivals;

        Entry(DeploymentId deployment) {
            this.deployment = deployment;
        }

        long ongoing() {
            return load.ongoing();
        }

        long integral(long nowMicros) {
            return load.queuedMicros() + load.runningMicros() - pastMicros + ongoing() * (nowMicros - arrivedMicros);
        }
    }

    private static final class Sender {
        final Map<DeploymentId, Entry> entries = new HashMap<>();
        boolean reported;
        long lastMicros;
        boolean silent;
        boolean unreachable;
    }

    private final Map<ProcessId, Sender> processes = new HashMap<>();
    private final List<Entry> left = new ArrayList<>();

    void admit(ProcessId id) {
        processes.putIfAbsent(id, new Sender());
    }

    void remove(ProcessId id, long nowMicros) {
        Sender process = processes.remove(id);
        if (process != null) {
            for (Entry entry : process.entries.values()) {
                entry.load =
                        entry.load.extrapolated(nowMicros - entry.arrivedMicros).withoutCounts();
                left.add(entry);
            }
        }
    }

    void unreachable(ProcessId id, boolean unreachable) {
        Sender process = processes.get(id);
        if (process != null) {
            process.unreachable = unreachable;
        }
    }

    void markSilent(long nowMicros, long expiryMicros) {
        for (Sender process : processes.values()) {
            process.silent |= process.reported && nowMicros - process.lastMicros > expiryMicros;
        }
    }

    void report(ProcessId id, Map<DeploymentId, LoadSnapshot> rows, boolean snapshot, int handles, long nowMicros) {
        Sender process = java.util.Objects.requireNonNull(processes.get(id));
        if (snapshot) {
            process.entries.forEach((deployment, entry) -> {
                if (!rows.containsKey(deployment)) {
                    entry.load = entry.load.withoutCounts();
                    entry.handles = 0;
                }
            });
        }
        rows.forEach((deployment, load) -> {
            Entry entry = process.entries.computeIfAbsent(deployment, any -> {
                Entry begun = new Entry(deployment);
                begun.pastMicros = process.reported ? 0 : load.queuedMicros() + load.runningMicros();
                begun.pastArrivals = process.reported ? 0 : load.arrivals();
                return begun;
            });
            entry.load = load;
            entry.handles = handles;
            entry.arrivedMicros = nowMicros;
        });
        process.reported = true;
        process.silent = false;
        process.lastMicros = nowMicros;
    }

    long handles(DeploymentId deployment) {
        return sum(deployment, entry -> entry.handles, true, true);
    }

    long queued(DeploymentId deployment) {
        return sum(deployment, entry -> entry.load.queued(), true, true);
    }

    long ongoing(DeploymentId deployment) {
        return sum(deployment, Entry::ongoing, true, true);
    }

    long missing(DeploymentId deployment) {
        return sum(deployment, Entry::ongoing, false, true);
    }

    long unreachable(DeploymentId deployment) {
        return sum(deployment, Entry::ongoing, false, false);
    }

    long arrivals(DeploymentId deployment) {
        return sum(deployment, entry -> entry.load.arrivals() - entry.pastArrivals, true, true)
                + sumOfLeft(deployment, entry -> entry.load.arrivals() - entry.pastArrivals);
    }

    long integral(DeploymentId deployment, long nowMicros) {
        return sum(deployment, entry -> entry.integral(nowMicros), true, true)
                + sumOfLeft(deployment, entry -> entry.integral(entry.arrivedMicros));
    }

    private long sum(DeploymentId deployment, ToLongFunction<Entry> what, boolean present, boolean silent) {
        return processes.values().stream()
                .filter(process -> present || process.unreachable || (silent && process.silent))
                .flatMap(process -> process.entries.values().stream())
                .filter(entry -> entry.deployment.equals(deployment))
                .mapToLong(what)
                .sum();
    }

    private long sumOfLeft(DeploymentId deployment, ToLongFunction<Entry> what) {
        return left.stream()
                .filter(entry -> entry.deployment.equals(deployment))
                .mapToLong(what)
                .sum();
    }
}
