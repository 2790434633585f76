package io.swell.controller;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.ReportingHost.Picture;
import io.swell.controller.ReportingHost.Refs;
import io.swell.controller.deployment.FleetView;
import io.swell.controller.deployment.Reception;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.deployment.RoutableReplica;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** The books a controller keeps of hosts, without an actor. It orders nothing. */
final class ReportingController {

    private static final SwellSettings SETTINGS = SwellSettings.fromConfig(ConfigFactory.load());

    int news;
    /** Of the news, those that told everything. */
    int wholes;

    private final HostBook book;
    private final ReplicaFleet fleet =
            new ReplicaFleet(SETTINGS.controller(), Duration.ofSeconds(1), () -> "none", new SplittableRandom(1), 0);

    ReportingController(Refs refs) {
        book = new HostBook(refs.resolver);
    }

    /** The sequence to acknowledge, if this completes a report. */
    Optional<Long> receive(HostReport part) {
        return book.whole(part).map(report -> {
            Reception reception = fleet.hostReported(book.changes(report), 1);
            news += reception == Reception.NEWS ? 1 : 0;
            wholes += reception == Reception.NEWS && report.base() == HostReport.EVERYTHING ? 1 : 0;
            return reception == Reception.BASELESS ? HostReport.EVERYTHING : report.sequence();
        });
    }

    void gone(ProcessId process) {
        book.remove(process);
        fleet.hostGone(process, 1);
    }

    Picture picture() {
        FleetView view = fleet.of(ReportingHost.ECHO);
        return new Picture(
                fleet.routable(ReportingHost.ECHO).stream()
                        .map(RoutableReplica::replica)
                        .toList(),
                view.starting(),
                view.draining());
    }
}
