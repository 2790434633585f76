package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one process: the reports it sent and the entries they left.
 *
 * <p>Parts of a report are applied as they come, since every entry is absolute; the report is held once all its parts
 * are in. An older part never overwrites a newer one.
 */
final class ProcessLoad {

    static final long NEVER = Long.MIN_VALUE;

    /** No process has handles for more deployments than this; a bound on what a broken sender can make us keep. */
    private static final int MAX_DEPLOYMENTS = 100_000;

    private final ProcessId id;
    private final boolean expected;
    private final boolean watchedFromBirth;
    private final ProcessRows rows = new ProcessRows();
    private final BitSet partsSeen = new BitSet();

    private long held;
    private long receiving;
    private long firstReportMicros = NEVER;
    private long lastReportMicros = NEVER;
    private boolean silent;
    private boolean unreachable;

    ProcessLoad(ProcessId id, boolean expected, boolean watchedFromBirth) {
        this.id = id;
        this.expected = expected;
        this.watchedFromBirth = watchedFromBirth;
    }

    ProcessId id() {
        return id;
    }

    long firstReportMicros() {
        return firstReportMicros;
    }

    long lastReportMicros() {
        return lastReportMicros;
    }

    boolean isMissing() {
        return silent || unreachable || lastReportMicros == NEVER;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    int handles() {
        int sum = 0;
        for (int number = 0; number < rows.size(); number++) {
            sum += rows.handles(number);
        }
        return sum;
    }

    Receipt receive(MetricsReport report, long nowMicros, Ledger ledger) {
        if (report.sequence() < receiving || report.sequence() <= held) {
            return report.sequence() == held ? new Receipt.Held(held) : new Receipt.Outdated();
        }
        if (!report.isSnapshot() && held < report.baseSequence()) {
            return new Receipt.BaseMissing(report.sequence());
        }
        try {
            report.load().unpack(ledger.columns());
        } catch (IllegalArgumentException e) {
            return new Receipt.Unreadable(String.valueOf(e.getMessage()));
        }
        setSilent(false, ledger.loads());
        if (report.sequence() > receiving) {
            receiving = report.sequence();
            partsSeen.clear();
            rows.forgetMentions();
        }
        boolean first = firstReportMicros == NEVER || held == 0;
        lastReportMicros = nowMicros;
        if (firstReportMicros == NEVER) {
            firstReportMicros = nowMicros;
        }
        apply(report, nowMicros, first, ledger);
        partsSeen.set(report.part());
        return partsSeen.cardinality() == report.parts() ? complete(report, nowMicros, ledger) : new Receipt.Partial();
    }

    /** The process is gone: its counts end now, its history stays. */
    void end(long nowMicros, Ledger ledger) {
        setSilent(false, ledger.loads());
        setUnreachable(false, ledger.loads());
        for (int number = 0; number < rows.size(); number++) {
            // What it carried is taken to have lasted until now.
            clear(number, nowMicros, nowMicros - rows.arrived(number), ledger);
        }
    }

    void setSilent(boolean value, DeploymentLoads loads) {
        if (silent != value) {
            countMissing(-1, loads);
            silent = value;
            countMissing(1, loads);
        }
    }

    void setUnreachable(boolean value, DeploymentLoads loads) {
        if (unreachable != value) {
            countMissing(-1, loads);
            unreachable = value;
            countMissing(1, loads);
        }
    }

    /** Whether its reports are waited for: it should have handles, or has shown that it does. */
    boolean isKnown() {
        return expected || lastReportMicros != NEVER;
    }

    /** Since when all its load has been seen; the end of time if not yet, its beginning if always. */
    long watchedSinceMicros() {
        if (watchedFromBirth) {
            return Long.MIN_VALUE;
        }
        return firstReportMicros == NEVER ? Long.MAX_VALUE : firstReportMicros;
    }

    boolean isSilent() {
        return silent;
    }

    private void apply(MetricsReport report, long nowMicros, boolean first, Ledger ledger) {
        learnNames(report, ledger);
        LoadColumns columns = ledger.columns();
        for (int row = 0; row < columns.rows(); row++) {
            int number = columns.deployment()[row];
            int ordinal = rows.ordinal(number);
            if (ordinal == ProcessRows.UNNAMED) {
                ledger.refused("number " + number, "must have been named before it is used");
            } else if (!rows.admits(columns, row)) {
                ledger.refused(
                        ledger.loads().id(ordinal).name(), "must have no negative value and no counter that falls");
            } else {
                fold(ordinal, columns, row, nowMicros, first, ledger);
            }
        }
    }

    private void learnNames(MetricsReport report, Ledger ledger) {
        long first = report.firstName();
        long end = Math.min(MAX_DEPLOYMENTS, first + report.names().length);
        for (int i = 0; i < report.names().length; i++) {
            learnName(report.names()[i], first + i, end, ledger);
        }
    }

    /** @param end numbers below this are about to be named */
    private void learnName(@Nullable String name, long number, long end, Ledger ledger) {
        DeploymentLoad named = name == null ? null : ledger.loads().named(name);
        if (name == null || (named == null && !DeploymentId.isLegal(name))) {
            ledger.refused(String.valueOf(name), DeploymentId.RULE);
            return;
        }
        if (number >= MAX_DEPLOYMENTS) {
            ledger.refused(name, "must have a number below " + MAX_DEPLOYMENTS);
            return;
        }
        int known = rows.ordinal((int) number);
        if (known == ProcessRows.UNNAMED) {
            rows.reserve((int) end);
            DeploymentLoad load = named == null ? ledger.loads().of(new DeploymentId(name)) : named;
            rows.name((int) number, load.ordinal());
        } else if (!ledger.loads().id(known).name().equals(name)) {
            ledger.refused(
                    name,
                    "must keep its number, which is that of " + ledger.loads().id(known));
        }
    }

    /**
     * Replaces the held row by the reported one. The first time a process is seen its past is not ours to count: we may
     * be a new controller, and years of it must not look like load of this moment.
     */
    private void fold(int ordinal, LoadColumns columns, int row, long nowMicros, boolean first, Ledger ledger) {
        DeploymentLoads loads = ledger.loads();
        int number = columns.deployment()[row];
        ledger.changing(ordinal, nowMicros);
        countMissing(number, -1, loads);
        int handlesBefore = rows.handles(number);
        int queuedBefore = rows.queued(number);
        int ongoingBefore = rows.ongoing(number);
        long arrivedBefore = rows.arrived(number);
        long integralBefore = rows.integral(number);
        boolean hasPast = first && !rows.isKnown(number);
        if (!hasPast) {
            rows.count(columns, row, loads);
        }
        rows.keep(columns, row, nowMicros);
        loads.replace(
                ordinal,
                rows.queued(number) - queuedBefore,
                ongoingBefore,
                rows.ongoing(number),
                arrivedBefore,
                nowMicros,
                hasPast ? 0 : rows.integral(number) - integralBefore);
        handlesChanged(ordinal, handlesBefore, rows.handles(number), ledger);
        countMissing(number, 1, loads);
    }

    private Receipt complete(MetricsReport report, long nowMicros, Ledger ledger) {
        held = report.sequence();
        if (report.isSnapshot()) {
            for (int number = 0; number < rows.size(); number++) {
                if (!rows.isMentioned(number)) {
                    clear(number, nowMicros, 0, ledger);
                }
            }
        }
        return new Receipt.Held(held);
    }

    private void clear(int number, long nowMicros, long heldMicros, Ledger ledger) {
        int ordinal = rows.ordinal(number);
        if (ordinal == ProcessRows.UNNAMED) {
            return;
        }
        DeploymentLoads loads = ledger.loads();
        ledger.changing(ordinal, nowMicros);
        countMissing(number, -1, loads);
        int ongoing = rows.ongoing(number);
        loads.release(ordinal, rows.queued(number), ongoing, rows.arrived(number));
        loads.settle(ordinal, ongoing * heldMicros);
        handlesChanged(ordinal, rows.handles(number), 0, ledger);
        rows.clearCounts(number, nowMicros);
    }

    private void handlesChanged(int ordinal, int before, int after, Ledger ledger) {
        if (before != after) {
            ledger.loads().handlesChanged(ordinal, before, after);
            if (before == 0 || after == 0) {
                ledger.interest(id, ledger.loads().id(ordinal), after > 0);
            }
        }
    }

    private void countMissing(int sign, DeploymentLoads loads) {
        for (int number = 0; number < rows.size(); number++) {
            countMissing(number, sign, loads);
        }
    }

    private void countMissing(int number, int sign, DeploymentLoads loads) {
        if ((silent || unreachable) && rows.ordinal(number) != ProcessRows.UNNAMED) {
            loads.missing(rows.ordinal(number), sign * rows.ongoing(number));
            if (unreachable) {
                loads.unreachable(rows.ordinal(number), sign * rows.ongoing(number));
            }
        }
    }
}
