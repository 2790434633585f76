package io.swell.controller;

import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.controller.pace.ReportPace;
import io.swell.controller.pace.ReportRounds;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Takes in what processes report and answers each: what is held of it, and when to report next. Nothing is decided here;
 * that follows once all reports that wait have been taken in.
 */
final class ReportIntake {

    private final Term term;
    private final ClusterLoad load;
    private final RoutingBook routing;
    private final StatusBoard status;
    private final ReportPace pace;
    private final Logger log;

    ReportIntake(Term term, ClusterLoad load, RoutingBook routing, StatusBoard status, ReportPace pace, Logger log) {
        this.term = term;
        this.load = load;
        this.routing = routing;
        this.status = status;
        this.pace = pace;
        this.log = log;
    }

    void take(PushMetrics message, long nowMicros) {
        MetricsReport report = message.report();
        Receipt.Filed filed = load.record(report, nowMicros);
        status.count(report, filed);
        filed.refused().forEach(entry -> ControllerLog.refusedEntry(log, report.process(), entry));
        answer(message, filed.receipt(), nowMicros);
        if (!(filed.receipt() instanceof Receipt.Stranger)) {
            routing.reported(report, message.directory(), nowMicros);
        }
    }

    private void answer(PushMetrics message, Receipt receipt, long nowMicros) {
        if (receipt instanceof Receipt.Held held) {
            Duration wait = untilNext(message.report(), nowMicros);
            message.pusher().tell(new PusherCommand.ReportAcknowledged(term, held.sequence(), wait));
        } else if (receipt instanceof Receipt.BaseMissing missing) {
            Duration wait = untilNext(message.report(), nowMicros);
            message.pusher().tell(new PusherCommand.SnapshotNeeded(term, missing.sequence(), wait));
        } else if (receipt instanceof Receipt.Unreadable unreadable) {
            ControllerLog.unreadableReport(log, message.report(), unreadable.why());
        }
    }

    private Duration untilNext(MetricsReport report, long nowMicros) {
        int reporting = load.reporters().known();
        return ReportRounds.untilNext(report.process().hashCode(), reporting, pace.grantedMicros(), nowMicros);
    }
}
