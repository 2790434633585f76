package io.swell.shared.report;

import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSum;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * What the controller holds of this process, and the next report that would bring it up to date.
 *
 * <p>A report builds on the last acknowledged one, its base. It carries each deployment whose extrapolation from the
 * base is wrong, and each that was in any report since the base: the controller may hold that report although its
 * acknowledgement was lost, and would then extrapolate from there. With these, a controller that holds the base or
 * anything later is right after applying the report, whatever was lost, repeated or late in between.
 *
 * <p>At most one report is in flight. One that stays unanswered is given up; the next is built from the same base.
 */
final class ReportSession {

    private final ProcessId process;
    private final ReportParts parts;
    private final List<ReportedRow> rows = new ArrayList<>();
    private final LoadSum current = new LoadSum();

    private Term term = Term.NONE;
    private long sequence;
    private long acknowledged = MetricsReport.SNAPSHOT;
    private int acknowledgedNames;
    private long inFlight;
    private int inFlightNames;

    ReportSession(ProcessId process, int maxPartBytes) {
        this.process = process;
        this.parts = new ReportParts(maxPartBytes);
    }

    boolean isInFlight() {
        return inFlight != 0;
    }

    /** The report that brings the controller up to date, in its parts. It is in flight from now on. */
    List<MetricsReport> collect(ProcessMeters load, RoutingState routing, boolean urgent, long nowNanos) {
        long nowMicros = Math.floorDiv(nowNanos, 1_000L);
        sequence++;
        List<ReportedRow> changed = new ArrayList<>();
        for (DeploymentMeters meters : load.deployments()) {
            ReportedRow row = rowOf(meters);
            meters.read(current, nowNanos);
            if (row.mustBeSent(current, meters.handles(), nowMicros, acknowledged)) {
                row.sent(current.snapshot(), meters.handles(), nowMicros, sequence);
                changed.add(row);
            }
        }
        inFlight = sequence;
        inFlightNames = rows.size();
        return parts.split(
                new ReportParts.Header(process, sequence, acknowledged, nowMicros, routing, urgent),
                changed,
                acknowledgedNames);
    }

    /** Whether the answer was to the report in flight, from a controller that may still speak. */
    boolean acknowledge(Term from, long answered) {
        if (!accept(from) || answered != inFlight) {
            return false;
        }
        acknowledged = answered;
        acknowledgedNames = inFlightNames;
        inFlight = 0;
        return true;
    }

    /** As {@link #acknowledge}; the next report will be a snapshot. */
    boolean startOver(Term from, long answered) {
        if (!accept(from) || answered != inFlight) {
            return false;
        }
        acknowledged = MetricsReport.SNAPSHOT;
        acknowledgedNames = 0;
        inFlight = 0;
        return true;
    }

    /** The report in flight is taken for lost. */
    void giveUp() {
        inFlight = 0;
    }

    /** What the last report said of the deployment's ongoing requests; 0 if none ever mentioned it. */
    int lastSentOngoing(DeploymentMeters meters) {
        return meters.number() < rows.size() ? rows.get(meters.number()).lastSentOngoing() : 0;
    }

    /** A number later than any report's so far. */
    long nextSequence() {
        return ++sequence;
    }

    private boolean accept(Term from) {
        if (from.isBefore(term)) {
            return false;
        }
        term = from;
        return true;
    }

    private ReportedRow rowOf(DeploymentMeters meters) {
        if (meters.number() == rows.size()) {
            rows.add(new ReportedRow(meters.id(), meters.number()));
        }
        return rows.get(meters.number());
    }
}
