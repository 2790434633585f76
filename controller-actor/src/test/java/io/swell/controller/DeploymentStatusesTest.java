package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.OrderStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.GetDeployment;
import io.swell.shared.protocol.ControllerCommand.GetStatus;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import io.swell.shared.protocol.DeploymentAnswer;
import io.swell.shared.protocol.OrderAnswer;
import io.swell.shared.protocol.StatusPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a controller says of one deployment when it is asked. */
class DeploymentStatusesTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();
    private final TestProbe<OrderAnswer> operator = cluster.kit.createTestProbe(OrderAnswer.class);

    @BeforeEach
    void begin() {
        cluster.introduced(controller);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void saysAllOfOne() {
        scale(3);

        DeploymentStatus echo = ask(ECHO).orElseThrow();

        assertThat(echo.deployment()).isEqualTo(ECHO);
        assertThat(echo.target()).isEqualTo(3);
        assertThat(echo.starting()).isEqualTo(3);
        assertThat(echo.policy()).isEqualTo("ongoing-requests");
        assertThat(echo.decisions()).isNotEmpty();
    }

    @Test
    void knowsNothingOfWhatIsNotDeployed() {
        assertThat(ask(new DeploymentId("ghost"))).isEmpty();
    }

    @Test
    void saysWhatAnOperatorSaidForAsLongAsItHolds() {
        assertThat(ask(ECHO).orElseThrow().order()).isEmpty();

        scale(3);
        assertThat(ask(ECHO).orElseThrow().order())
                .contains(new OrderStatus(OrderStatus.Kind.SCALED, 3, OptionalLong.empty()));

        controller.tell(new PauseScaling(ECHO, Duration.ofMinutes(30), operator.getRef()));
        operator.receiveMessage();
        OrderStatus pause = ask(ECHO).orElseThrow().order().orElseThrow();
        assertThat(pause.kind()).isEqualTo(OrderStatus.Kind.PAUSED);
        assertThat(pause.replicas()).isEqualTo(3);
        assertThat(pause.until()).isPresent();

        controller.tell(new ResumeScaling(ECHO, operator.getRef()));
        operator.receiveMessage();
        assertThat(ask(ECHO).orElseThrow().order()).isEmpty();
    }

    @Test
    void tellsTheNewestDecisionsAndNoMoreThanAsked() {
        scale(1);
        scale(2);
        scale(3);
        List<DecisionStatus> all = page(20);

        assertThat(all).hasSizeGreaterThan(2);
        assertThat(page(2)).isEqualTo(all.subList(all.size() - 2, all.size()));
        assertThat(page(0)).isEmpty();
        assertThat(page(-1)).isEmpty();
    }

    private void scale(int replicas) {
        controller.tell(new ScaleByHand(ECHO, replicas, Duration.ZERO, operator.getRef()));
        operator.receiveMessage();
    }

    private Optional<DeploymentStatus> ask(DeploymentId deployment) {
        TestProbe<DeploymentAnswer> asker = cluster.kit.createTestProbe(DeploymentAnswer.class);
        controller.tell(new GetDeployment(deployment, asker.getRef()));
        return asker.receiveMessage().status();
    }

    private List<DecisionStatus> page(int decisions) {
        TestProbe<StatusPage> asker = cluster.kit.createTestProbe(StatusPage.class);
        controller.tell(new GetStatus(asker.getRef(), StatusPage.Cursor.START, decisions));
        return asker.receiveMessage().status().deployments().get(0).decisions();
    }
}
