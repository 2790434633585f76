package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What passes between the controller and those who run replicas. */
class ControllerHostsTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();

    @AfterEach
    void stop() {
        cluster.close();
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
    void aHostThatIsFoundLaterIsPresentedToAsWell() {
        Term term = cluster.introduced(controller);
        var late = cluster.kit.createTestProbe(HostCommand.class);

        controller.tell(new ClusterWatch.HostsFound(Set.of(cluster.host.getRef(), late.getRef())));

        late.expectMessage(new HostCommand.IntroduceController(term, controller));
        cluster.host.expectNoMessage(Duration.ofMillis(50));
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
}
