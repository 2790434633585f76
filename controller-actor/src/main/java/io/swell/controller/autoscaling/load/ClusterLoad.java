package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.MetricsReport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The load of all deployments, folded from the reports of all processes.
 *
 * <p>Three things are kept apart. A process that is <em>gone</em> left the cluster: its counts end. One that is
 * <em>silent</em> or <em>unreachable</em> is missing: its last counts are held and told apart, so that a decision can
 * leave them out or doubt them. A report from anyone the cluster does not know is a stranger's and not taken: it may be
 * the last word of a process that is gone, still on its way.
 */
public final class ClusterLoad {

    /** A process got its first handle for a deployment, or lost its last. */
    public record Interest(ProcessId process, DeploymentId deployment, boolean interested) {}

    private final Map<ProcessId, ProcessLoad> processes = new HashMap<>();
    private final Ledger ledger;
    private @Nullable Reporters reporters;

    /** Told of a deployment, by its ordinal, before its load changes for the first time since changes were taken. */
    @FunctionalInterface
    public interface ChangeListener {
        void changing(int ordinal, long nowMicros);
    }

    /** Books without a process. */
    public ClusterLoad(ChangeListener beforeChange) {
        this.ledger = new Ledger(beforeChange);
    }

    /**
     * A process is a member of the cluster.
     *
     * @param expected whether it should report, even before it first does
     * @param fromBirth whether it joined while we watched; then nothing of its load can have escaped us
     */
    public void admit(ProcessId process, boolean expected, boolean fromBirth) {
        processes.computeIfAbsent(process, id -> new ProcessLoad(id, expected, fromBirth));
        reporters = null;
    }

    /** A process has left the cluster, or has said that it will carry no more. */
    public void remove(ProcessId process, long nowMicros) {
        ProcessLoad gone = processes.remove(process);
        if (gone != null) {
            gone.end(nowMicros, ledger);
            reporters = null;
        }
    }

    public void unreachable(ProcessId process, boolean unreachable) {
        ProcessLoad load = processes.get(process);
        if (load != null) {
            load.setUnreachable(unreachable, ledger.loads());
            reporters = null;
        }
    }

    /** Marks processes as silent that have not reported for longer than {@code expiryMicros}. */
    public void markSilent(long nowMicros, long expiryMicros) {
        for (ProcessLoad process : processes.values()) {
            if (!process.isSilent()
                    && process.lastReportMicros() != ProcessLoad.NEVER
                    && nowMicros - process.lastReportMicros() > expiryMicros) {
                process.setSilent(true, ledger.loads());
                reporters = null;
            }
        }
    }

    /** When {@link #markSilent} may find the next one, if nobody reports any more. */
    public long silenceMicros(long expiryMicros) {
        long oldest = oldestReportMicros(Long.MAX_VALUE);
        return oldest > Long.MAX_VALUE - expiryMicros - 1 ? Long.MAX_VALUE : oldest + expiryMicros + 1;
    }

    /** Folds one part of a report and says what to answer. */
    public Receipt.Filed record(MetricsReport report, long nowMicros) {
        ProcessLoad process = processes.get(report.process());
        if (process == null) {
            return new Receipt.Filed(new Receipt.Stranger(), List.of());
        }
        if (process.isMissing()) {
            reporters = null;
        }
        Receipt receipt = process.receive(report, nowMicros, ledger);
        return new Receipt.Filed(receipt, ledger.takeRefused());
    }

    /** The deployment's load; zero if no process ever reported any. */
    public DeploymentLoad load(DeploymentId deployment) {
        return ledger.loads().of(deployment);
    }

    /** The deployment's load if anybody ever asked for it. */
    public @Nullable DeploymentLoad find(DeploymentId deployment) {
        return ledger.loads().named(deployment.name());
    }

    public Collection<DeploymentLoad> deployments() {
        return ledger.loads().all();
    }

    /** As {@link DeploymentLoad#integralMicros}, by ordinal. */
    public long integralMicros(int ordinal, long nowMicros) {
        return ledger.loads().integralMicros(ordinal, nowMicros);
    }

    /** As {@link DeploymentLoad#ongoing}, by ordinal. */
    public int ongoing(int ordinal) {
        return ledger.loads().ongoing(ordinal);
    }

    /** Hands out, by its ordinal, each deployment with an entry since this was last asked. */
    public void takeChanged(IntConsumer each) {
        ledger.takeChanged(each);
    }

    /** Interests that began or ended since this was last asked, in order. */
    public List<Interest> takeInterests() {
        return ledger.takeInterests();
    }

    /** Who reports and who does not. */
    public Reporters reporters() {
        Reporters current = reporters;
        if (current == null) {
            current = Reporters.of(processes.values());
            reporters = current;
        }
        return current;
    }

    /** The hash codes of those that report. */
    public int[] reporting() {
        return processes.values().stream()
                .filter(process -> process.isKnown() && !process.isMissing())
                .mapToInt(process -> process.id().hashCode())
                .toArray();
    }

    /** Arrival of the oldest among the newest reports of processes that are not missing; {@code nowMicros} if none. */
    public long oldestReportMicros(long nowMicros) {
        long oldest = nowMicros;
        for (ProcessLoad process : processes.values()) {
            if (!process.isMissing()) {
                oldest = Math.min(oldest, process.lastReportMicros());
            }
        }
        return oldest;
    }

    /** Each process as it stands, for people. */
    public List<ProcessView> view(long nowMicros) {
        return processes.values().stream()
                .map(p -> ProcessView.of(p, nowMicros))
                .sorted()
                .toList();
    }
}
