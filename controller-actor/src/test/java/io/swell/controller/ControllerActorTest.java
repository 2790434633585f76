package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.DamagedLoad;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerActorTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** The other tests send each of these and see what comes of it. */
    @Test
    void knowsEveryCommand() {
        assertThat(Set.of(ControllerCommand.class.getPermittedSubclasses()))
                .isEqualTo(Set.of(
                        ControllerCommand.PushMetrics.class,
                        ControllerCommand.SayGoodbye.class,
                        ControllerCommand.HostReport.class,
                        ControllerCommand.HostMetrics.class,
                        ControllerCommand.GetStatus.class,
                        ControllerCommand.GetDeployment.class,
                        ControllerCommand.PauseScaling.class,
                        ControllerCommand.ResumeScaling.class,
                        ControllerCommand.ScaleByHand.class,
                        ControllerCommand.Local.class));
    }

    @Test
    void takesATermAndPresentsItselfToEveryHost() {
        Term term = cluster.expectIntroduction(controller);

        assertThat(term.number()).isEqualTo(1);
        assertThat(term.holder()).isEqualTo(cluster.process.uid());
        assertThat(cluster.status(controller).term()).isEqualTo(term);
    }

    @Test
    void presentsItselfAgainToAHostThatDoesNotAnswer() {
        Term term = cluster.expectIntroduction(controller);

        cluster.clock.advance(Duration.ofSeconds(1));
        assertThat(cluster.expectIntroduction(controller)).isEqualTo(term);

        cluster.report(controller, List.of());
        cluster.expectHost(HostCommand.ReportReceived.class);
        cluster.clock.advance(Duration.ofSeconds(1));
        cluster.host.expectNoMessage(Duration.ofMillis(300));
    }

    @Test
    void takesAnotherTermWhenAHigherOneWasHeard() {
        Term term = cluster.introduced(controller);
        Term higher = new Term(term.number(), term.holder() + 1);

        cluster.push(controller, cluster.emptyReport(1, 1, higher));

        Term next = cluster.expectHost(HostCommand.IntroduceController.class).term();
        assertThat(higher.isBefore(next)).isTrue();
        assertThat(cluster.status(controller).term()).isEqualTo(next);
    }

    @Test
    void acknowledgesReportsAndGrantsTheInterval() {
        Term term = cluster.introduced(controller);

        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 0));

        cluster.pusher.expectMessage(new ReportAcknowledged(term, 1, INTERVAL));
    }

    @Test
    void asksForASnapshotWhereTheBaseIsMissing() {
        Term term = cluster.introduced(controller);

        cluster.push(controller, cluster.queued(8, 7, 5));

        cluster.pusher.expectMessage(new SnapshotNeeded(term, 8, INTERVAL));
        assertThat(cluster.status(controller).deployments().get(0).ongoing()).isZero();
    }

    @Test
    void answersNoStranger() {
        Term term = cluster.introduced(controller);
        MetricsReport stranger = new MetricsReport(
                new ProcessId("10.9.9.9:1", 1), 1, 0, 0, 1, 0, term, 0, false, 0, new String[0], PackedLoad.EMPTY);

        cluster.push(controller, stranger);
        cluster.push(controller, cluster.queued(2, MetricsReport.SNAPSHOT, 0));

        cluster.pusher.expectMessage(new ReportAcknowledged(term, 2, INTERVAL));
    }

    @Test
    void aRequestForASleepingDeploymentStartsAReplicaAndIsRoutedOnceItRuns() {
        Term term = cluster.introduced(controller);

        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        StartReplica start = cluster.expectStart();
        assertThat(start.term()).isEqualTo(term);
        assertThat(start.replica().deployment()).isEqualTo(ECHO);
        assertThat(start.spec().handler()).isEqualTo("com.acme.Echo");
        assertThat(start.spec().maxOngoingRequests()).isEqualTo(3);
        RoutingUpdate nothingYet = cluster.directory.expectMessageClass(RoutingUpdate.class);
        assertThat(nothingYet.complete()).isTrue();
        assertThat(RoutingUpdates.routes(cluster.kit.system(), nothingYet))
                .singleElement()
                .satisfies(routes -> {
                    assertThat(routes.availability()).isEqualTo(Availability.DEPLOYED);
                    assertThat(routes.added()).isEmpty();
                });

        cluster.report(controller, List.of(cluster.hosted(start, ReplicaPhase.STARTING)));
        cluster.directory.expectNoMessage(Duration.ofMillis(100));
        cluster.report(controller, List.of(cluster.hosted(start, ReplicaPhase.RUNNING)));

        RoutingUpdate update = cluster.directory.expectMessageClass(RoutingUpdate.class);
        assertThat(update.term()).isEqualTo(term);
        assertThat(update.version()).isEqualTo(2);
        assertThat(update.complete()).isFalse();
        assertThat(RoutingUpdates.routes(cluster.kit.system(), update))
                .containsExactly(new DeploymentRoutes(
                        ECHO,
                        Availability.DEPLOYED,
                        "",
                        new RoutingLimits(3, -1, Optional.empty()),
                        false,
                        List.of(new ReplicaAddress(start.replica(), cluster.replicaRef)),
                        List.of()));
    }

    @Test
    void anOlderHostReportTakesNoReplicaFromThoseWhoUseIt() {
        cluster.introduced(controller);
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        StartReplica first = cluster.expectStart();
        cluster.directory.expectMessageClass(RoutingUpdate.class);
        cluster.report(controller, 10, List.of(cluster.hosted(first, ReplicaPhase.RUNNING)));
        cluster.directory.expectMessageClass(RoutingUpdate.class);

        cluster.report(controller, 1, List.of());
        controller.tell(new ClusterWatch.ReachabilityChanged(cluster.process, false)); // routes are made anew

        cluster.directory.expectNoMessage(Duration.ofMillis(200));
    }

    @Test
    void acknowledgesEveryHostReport() {
        Term term = cluster.introduced(controller);

        cluster.report(controller, 7, List.of());
        cluster.host.expectMessage(new HostCommand.ReportReceived(term, 7));
        cluster.report(controller, 6, List.of());
        cluster.host.expectMessage(new HostCommand.ReportReceived(term, 6));

        assertThat(cluster.status(controller).messages().hostReports()).isEqualTo(3);
    }

    @Test
    void hearsNoHostThatIsNoMember() {
        cluster.introduced(controller);
        var b = cluster.hosted(new ReplicaId(ECHO, "b"), "v1", ReplicaPhase.RUNNING);

        controller.tell(new HostReport(
                new ProcessId("10.9.9.9:1", 1),
                HostReport.EVERYTHING,
                1,
                0,
                1,
                Map.of("cpu", 8.0),
                false,
                List.of(b),
                List.of(),
                cluster.host.getRef()));

        ClusterStatus status = cluster.status(controller);
        assertThat(status.messages().hostReports()).as("but the host's own").isEqualTo(1);
        assertThat(status.deployments().get(0).running()).isZero();
        cluster.host.expectNoMessage(Duration.ofMillis(100));
    }

    @Test
    void takesChangesOfAReportItHoldsAndAsksForEverythingOtherwise() {
        Term term = cluster.introduced(controller);
        var b = cluster.hosted(new ReplicaId(ECHO, "b"), "v1", ReplicaPhase.RUNNING);

        cluster.report(controller, 5, List.of(cluster.hosted(new ReplicaId(ECHO, "a"), "v1", ReplicaPhase.RUNNING)));
        cluster.expectReceipt(term, 5);
        cluster.report(controller, 5, 6, List.of(b), List.of());
        cluster.expectReceipt(term, 6);
        assertThat(known()).isEqualTo(2);

        cluster.report(controller, 7, 8, List.of(), List.of(b.replica()));
        cluster.expectReceipt(term, HostReport.EVERYTHING);
        assertThat(known()).isEqualTo(2);
        cluster.report(controller, 6, 8, List.of(), List.of(b.replica()));
        cluster.expectReceipt(term, 8);
        assertThat(known()).isEqualTo(1);
    }

    /** Replicas of echo, which drain because nobody wants them. */
    private int known() {
        var echo = cluster.status(controller).deployments().get(0);
        return echo.running() + echo.draining();
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

    @Test
    void aGoodbyeEndsTheLoadOfItsProcess() {
        cluster.introduced(controller);
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 3));
        cluster.pusher.expectMessageClass(ReportAcknowledged.class);
        assertThat(cluster.status(controller).deployments().get(0).ongoing()).isEqualTo(3);

        controller.tell(new SayGoodbye(cluster.process, 2));

        ClusterStatus status = cluster.status(controller);
        assertThat(status.deployments().get(0).ongoing()).isZero();
        assertThat(status.processes()).isEmpty();
        cluster.push(controller, cluster.queued(3, MetricsReport.SNAPSHOT, 3));
        cluster.pusher.expectNoMessage(Duration.ofMillis(100));
    }

    @Test
    void tellsWhoReportsAndWhatItDecided() {
        cluster.introduced(controller);
        assertThat(cluster.status(controller).processes()).singleElement().satisfies(process -> {
            assertThat(process.state()).isEqualTo("expected");
            assertThat(process.reportAgeMillis()).isEqualTo(-1);
        });
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        StartReplica start = cluster.expectStart();
        cluster.report(controller, List.of(cluster.hosted(start, ReplicaPhase.RUNNING)));
        cluster.expectHost(HostCommand.ReportReceived.class);
        cluster.clock.advance(Duration.ofMillis(250));

        ClusterStatus status = cluster.status(controller);

        assertThat(status.processes())
                .containsExactly(new ClusterStatus.ProcessStatus(cluster.process.address(), "reporting", 250, 1));
        assertThat(status.messages()).isEqualTo(new ClusterStatus.MessageCounts(1, 0, 0, 1, 0, 2));
        assertThat(status.deployments()).singleElement().satisfies(echo -> {
            assertThat(echo.target()).isEqualTo(1);
            assertThat(echo.running()).isEqualTo(1);
            assertThat(echo.hosts()).containsExactly(cluster.process.address());
            assertThat(echo.decisions()).isNotEmpty();
            assertThat(echo.decisions().get(echo.decisions().size() - 1).sentence())
                    .isNotBlank();
        });
    }

    @Test
    void anUnreachableProcessIsHeldAndOneThatIsGoneIsNot() {
        cluster.introduced(controller);
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 3));
        cluster.pusher.expectMessageClass(ReportAcknowledged.class);

        controller.tell(new ClusterWatch.ReachabilityChanged(cluster.process, false));
        ClusterStatus held = cluster.status(controller);
        assertThat(held.processes().get(0).state()).isEqualTo("unreachable");
        assertThat(held.deployments().get(0).ongoing()).isEqualTo(3);
        controller.tell(new ClusterWatch.ReachabilityChanged(cluster.process, true));
        assertThat(cluster.status(controller).processes().get(0).state()).isEqualTo("reporting");

        controller.tell(new ClusterWatch.ProcessGone(cluster.process));
        ClusterStatus gone = cluster.status(controller);
        assertThat(gone.processes()).isEmpty();
        assertThat(gone.deployments().get(0).ongoing()).isZero();
    }

    @Test
    void saysThatItDidNotRunForAWhile() {
        cluster.introduced(controller);

        LoggingTestKit.warn("Did not run for a while; no downscale before every process has reported again.")
                .expect(cluster.kit.system(), () -> {
                    cluster.clock.advance(Duration.ofSeconds(30));
                    return null;
                });
    }

    @Test
    void aHostThatIsFoundLaterIsPresentedToAsWell() {
        Term term = cluster.introduced(controller);
        var late = cluster.kit.createTestProbe(HostCommand.class);

        controller.tell(new ClusterWatch.HostsFound(Set.of(cluster.host.getRef(), late.getRef())));

        late.expectMessage(new HostCommand.IntroduceController(term, controller));
        cluster.host.expectNoMessage(Duration.ofMillis(50));
    }
}
