package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.controller.autoscaling.load.Reporters;
import io.swell.controller.pace.ReportPace;
import io.swell.controller.pace.ReportRounds;
import io.swell.controller.pace.RoundAttendance;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Takes in what processes report and answers each: what is held of it, and when to report next. Nothing is decided here;
 * that follows once all reports that wait have been taken in.
 *
 * <p>What came in its round is answered together with the others of the round, for which whoever holds this waits; see
 * docs/adr/0017-reports-come-in-rounds.md.
 */
final class ReportIntake {

    private record Answer(ActorRef<PusherCommand> pusher, PusherCommand said) {}

    private final Term term;
    private final ClusterLoad load;
    private final RoutingBook routing;
    private final StatusBoard status;
    private final ReportPace pace;
    private final Logger log;
    private final List<Answer> answers = new ArrayList<>();
    private final RoundAttendance attendance = new RoundAttendance();
    private @Nullable Reporters expected;
    private long expectedIntervalMicros;

    ReportIntake(ControllerState state, Logger log) {
        this.term = state.term();
        this.load = state.autoscaler().load();
        this.routing = state.routing();
        this.status = state.status();
        this.pace = state.pace();
        this.log = log;
    }

    /** Whether others of its round are still to come: its answer, and what follows from it, wait for {@link #answer}. */
    boolean take(PushMetrics message, long nowMicros) {
        MetricsReport report = message.report();
        Receipt.Filed filed = load.record(report, nowMicros);
        status.count(report, filed);
        ControllerLog.refusedEntries(log, report.process(), filed.refused());
        if (!(filed.receipt() instanceof Receipt.Stranger)) {
            routing.reported(report, message.directory(), nowMicros);
        }
        expectWhoReports();
        answer(message, filed.receipt(), nowMicros);
        boolean mayWait = isInRound(report, nowMicros) && othersAreToCome(report, filed.receipt());
        if (!mayWait) {
            answer();
        }
        return mayWait;
    }

    private boolean isInRound(MetricsReport report, long nowMicros) {
        return !report.urgent()
                && ReportRounds.isInRound(
                        report.process().hashCode(), load.reporters().known(), pace.grantedMicros(), nowMicros);
    }

    /** Other processes, or other parts of the same report. */
    private boolean othersAreToCome(MetricsReport report, Receipt receipt) {
        return receipt instanceof Receipt.Partial
                || (receipt instanceof Receipt.Held
                        && !attendance.attend(report.process().hashCode()));
    }

    /** Whoever of the round has not reported is not waited for. */
    void roundIsOver() {
        attendance.over();
    }

    @SuppressWarnings("ReferenceEquality") // other processes may be as many
    private void expectWhoReports() {
        Reporters reporters = load.reporters();
        if (reporters != expected || pace.grantedMicros() != expectedIntervalMicros) {
            expected = reporters;
            expectedIntervalMicros = pace.grantedMicros();
            attendance.expect(load.reporting(), ReportRounds.count(reporters.known(), expectedIntervalMicros));
        }
    }

    /** Tells each process that waits for it what became of its report. */
    void answer() {
        for (Answer answer : answers) {
            answer.pusher().tell(answer.said());
        }
        answers.clear();
    }

    private void answer(PushMetrics message, Receipt receipt, long nowMicros) {
        if (receipt instanceof Receipt.Held held) {
            Duration wait = untilNext(message.report(), nowMicros);
            answers.add(
                    new Answer(message.pusher(), new PusherCommand.ReportAcknowledged(term, held.sequence(), wait)));
        } else if (receipt instanceof Receipt.BaseMissing missing) {
            Duration wait = untilNext(message.report(), nowMicros);
            answers.add(new Answer(message.pusher(), new PusherCommand.SnapshotNeeded(term, missing.sequence(), wait)));
        } else if (receipt instanceof Receipt.Unreadable unreadable) {
            ControllerLog.unreadableReport(log, message.report(), unreadable.why());
        }
    }

    private Duration untilNext(MetricsReport report, long nowMicros) {
        int reporting = load.reporters().known();
        return ReportRounds.untilNext(report.process().hashCode(), reporting, pace.grantedMicros(), nowMicros);
    }
}
