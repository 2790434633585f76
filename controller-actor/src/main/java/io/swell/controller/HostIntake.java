package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.deployment.Reception;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.Term;
import java.util.Optional;

/**
 * Takes in what hosts tell of their replicas, and answers each report: what is held of it. A host that is not expected is
 * not heard; it will repeat itself until it is, or is gone.
 */
final class HostIntake {

    private final Term term;
    private final Membership membership;
    private final HostBook hosts;
    private final ReplicaFleet fleet;
    private final Autoscaler autoscaler;
    private final StatusBoard status;

    HostIntake(ControllerState state, Membership membership) {
        this.term = state.term();
        this.membership = membership;
        this.hosts = state.hosts();
        this.fleet = state.fleet();
        this.autoscaler = state.autoscaler();
        this.status = state.status();
    }

    /** Whether a host's report is whole with this, and was answered. */
    boolean take(HostReport part, long nowMicros) {
        Optional<HostReport> whole = membership.isHost(part.process()) ? hosts.whole(part) : Optional.empty();
        whole.ifPresent(report -> takeWhole(report, nowMicros));
        return whole.isPresent();
    }

    private void takeWhole(HostReport report, long nowMicros) {
        status.countHostReport();
        Reception reception = fleet.hostReported(hosts.changes(report), nowMicros);
        if (reception == Reception.NEWS) {
            hosts.file(report);
        }
        long held = reception == Reception.BASELESS ? HostReport.EVERYTHING : report.sequence();
        report.host().tell(new HostCommand.ReportReceived(term, held));
    }

    /** Whether a host told it. */
    boolean take(HostMetrics message) {
        boolean isHost = membership.isHost(message.process());
        if (isHost) {
            autoscaler.record(message);
        }
        return isHost;
    }
}
