package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.OrderAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deployment may have up to 4 replicas by itself. */
class OperatorOrderTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final TestProbe<OrderAnswer> operator = cluster.kit.createTestProbe(OrderAnswer.class);

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void scalesByHandBeyondTheBounds() {
        ActorRef<ControllerCommand> controller = begin();

        assertThat(scale(controller, 6)).isEqualTo(OrderAnswer.accepted(ECHO, 6));
        for (int i = 0; i < 6; i++) {
            cluster.expectStart();
        }
        assertThat(echo(controller).target()).isEqualTo(6);
        assertThat(echo(controller).reason()).startsWith("holds 6: scaled by hand; otherwise ");
    }

    @Test
    void aSuccessorGoesOnWithTheOrder() {
        ActorRef<ControllerCommand> first = begin();
        scale(first, 6);
        for (int i = 0; i < 6; i++) {
            cluster.expectStart();
        }
        cluster.kit.stop(first);

        ActorRef<ControllerCommand> successor = cluster.start();
        cluster.introduced(successor);

        cluster.expectStart();
        assertThat(echo(successor).target()).isEqualTo(6);
        assertThat(echo(successor).reason()).startsWith("holds 6: scaled by hand; otherwise ");
    }

    @Test
    void pausesAndResumes() {
        ActorRef<ControllerCommand> controller = begin();
        controller.tell(new PauseScaling(ECHO, Duration.ofMinutes(5), operator.getRef()));
        assertThat(operator.receiveMessage()).isEqualTo(OrderAnswer.accepted(ECHO, 0));
        cluster.push(controller, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        assertThat(echo(controller).target()).isZero();
        assertThat(echo(controller).reason()).startsWith("holds 0: paused by hand for another ");

        controller.tell(new ResumeScaling(ECHO, operator.getRef()));

        assertThat(operator.receiveMessage()).isEqualTo(OrderAnswer.accepted(ECHO, 1));
        cluster.expectStart();
    }

    @Test
    void refusesAnOrderForWhatIsNotDeployed() {
        ActorRef<ControllerCommand> controller = begin();
        DeploymentId ghost = new DeploymentId("ghost");
        controller.tell(new ResumeScaling(ghost, operator.getRef()));

        assertThat(operator.receiveMessage()).isEqualTo(OrderAnswer.notDeployed(ghost));
    }

    @Test
    void refusesAnOrderBeforeItKnowsWhatRuns() {
        ActorRef<ControllerCommand> controller = cluster.start();
        cluster.expectIntroduction(controller);

        OrderAnswer answer = scale(controller, 2);

        assertThat(answer.outcome()).isEqualTo(OrderAnswer.Outcome.NOT_YET);
        assertThat(answer.objection()).startsWith("the controller has just begun");
    }

    private ActorRef<ControllerCommand> begin() {
        ActorRef<ControllerCommand> controller = cluster.start();
        cluster.introduced(controller);
        return controller;
    }

    private OrderAnswer scale(ActorRef<ControllerCommand> controller, int replicas) {
        controller.tell(new ScaleByHand(ECHO, replicas, Duration.ZERO, operator.getRef()));
        return operator.receiveMessage();
    }

    private DeploymentStatus echo(ActorRef<ControllerCommand> controller) {
        List<DeploymentStatus> deployments = cluster.status(controller).deployments();
        return deployments.get(0);
    }
}
