package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static io.swell.controller.ControllerFixture.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerActorTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** The tests of this package send each of these and see what comes of it. */
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
}
