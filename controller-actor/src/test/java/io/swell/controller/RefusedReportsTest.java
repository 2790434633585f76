package io.swell.controller;

import static io.swell.controller.ControllerFixture.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.typed.ActorRef;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.DamagedLoad;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.Term;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports of which not everything counts. */
class RefusedReportsTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aReportThatCannotBeReadCountsForNothingAndTheNextOneCounts() {
        Term term = cluster.introduced(controller);
        MetricsReport unreadable = cluster.report(1, MetricsReport.SNAPSHOT, DamagedLoad.of(2, (byte) 8, (byte) 0));

        LoggingTestKit.warn("A report cannot be read, and none of it counts; its sender will send another. process="
                        + cluster.process + " sequence=1 rule=must not end before its last column")
                .expect(cluster.kit.system(), () -> {
                    cluster.push(controller, unreadable);
                    return null;
                });
        cluster.push(controller, cluster.queued(2, MetricsReport.SNAPSHOT, 3));

        cluster.pusher.expectMessage(new ReportAcknowledged(term, 2, INTERVAL));
        ClusterStatus status = cluster.status(controller);
        assertThat(status.messages().refusedEntries()).isEqualTo(2);
        assertThat(status.deployments().get(0).queued()).isEqualTo(3);
    }

    @Test
    void refusesAndLogsWhatCannotBeAndTakesTheRest() {
        Term term = cluster.introduced(controller);
        LoadColumns columns = LoadColumns.ofSize(2);
        columns.set(0, 0, -1, LoadSnapshot.ZERO);
        columns.set(1, 0, 1, new LoadSnapshot(2, 0, 0, 0, 2, 0, 0, 0, 0));

        LoggingTestKit.warn("Refused an entry of a report; the rest of it counts. process=" + cluster.process
                        + " deployment=echo rule=must have no negative value and no counter that falls")
                .expect(cluster.kit.system(), () -> {
                    cluster.push(controller, cluster.report(1, MetricsReport.SNAPSHOT, PackedLoad.of(columns)));
                    return null;
                });

        cluster.pusher.expectMessage(new ReportAcknowledged(term, 1, INTERVAL));
        ClusterStatus status = cluster.status(controller);
        assertThat(status.messages().refusedEntries()).isEqualTo(1);
        assertThat(status.deployments().get(0).queued()).isEqualTo(2);
    }

    @Test
    void ofManyRefusedEntriesItLogsAFewAndCountsAll() {
        cluster.introduced(controller);
        LoadColumns columns = LoadColumns.ofSize(25);
        for (int row = 0; row < columns.rows(); row++) {
            columns.set(row, row + 1, 1, LoadSnapshot.ZERO); // only number 0 has a name
        }
        MetricsReport report = cluster.report(1, MetricsReport.SNAPSHOT, PackedLoad.of(columns));

        LoggingTestKit.warn("Refused more entries of that report. process=" + cluster.process + " more=15")
                .expect(cluster.kit.system(), () -> LoggingTestKit.warn("Refused an entry of a report")
                        .withOccurrences(10)
                        .expect(cluster.kit.system(), () -> {
                            cluster.push(controller, report);
                            return cluster.pusher.receiveMessage();
                        }));

        assertThat(cluster.status(controller).messages().refusedEntries()).isEqualTo(25);
    }
}
