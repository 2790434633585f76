package io.swell.node.demo;

import static io.swell.node.demo.Statuses.decision;
import static io.swell.node.demo.Statuses.messages;
import static io.swell.node.demo.Statuses.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.node.demo.DemoSummary.DeploymentSummary;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoObserverTest {

    private static final List<String> ONE = List.of("127.0.0.1:25521");

    private final DemoObserver observer = new DemoObserver();

    private DeploymentSummary only() {
        assertThat(observer.deployments()).hasSize(1);
        return observer.deployments().get(0);
    }

    @Test
    void countsEachChangeOfATargetOnceHoweverOftenItIsShown() {
        observer.observe(Statuses.of(running("a", 1, ONE, decision(10, 1, 3))));
        observer.observe(Statuses.of(running("a", 3, ONE, decision(10, 1, 3))));
        observer.observe(Statuses.of(running("a", 3, ONE, decision(10, 1, 3), decision(20, 3, 2), decision(30, 2, 1))));

        assertThat(only().scaleUps()).isEqualTo(1);
        assertThat(only().scaleDowns()).isEqualTo(2);
        assertThat(observer.events()).extracting(ScaleEvent::after).containsExactly(3, 2, 1);
    }

    @Test
    void twoDecisionsOfOneMillisecondAreTwo() {
        observer.observe(Statuses.of(running("a", 1, ONE, decision(10, 1, 2))));
        observer.observe(Statuses.of(running("a", 1, ONE, decision(10, 1, 2), decision(10, 2, 3))));

        assertThat(only().scaleUps()).isEqualTo(2);
    }

    @Test
    void aDecisionThatOnlyChangesItsReasonIsNoScaling() {
        observer.observe(Statuses.of(running("a", 2, ONE, new DecisionStatus(10, 3, 2, 2, "waits"))));

        assertThat(observer.events()).isEmpty();
        assertThat(only().scaleUps()).isZero();
    }

    @Test
    void goesOnWhenTheControllerHasForgottenTheLatestSeen() {
        observer.observe(Statuses.of(running("a", 1, ONE, decision(10, 1, 2))));
        observer.observe(Statuses.of(running("a", 1, ONE, decision(5, 4, 5), decision(11, 2, 3), decision(12, 3, 2))));

        assertThat(only().scaleUps()).isEqualTo(2);
        assertThat(only().scaleDowns()).isEqualTo(1);
    }

    @Test
    void fewestRunningCountsOnlyAfterTheFirstHasComeUp() {
        observer.observe(Statuses.of(running("a", 0, List.of())));
        observer.observe(Statuses.of(running("a", 2, ONE)));
        observer.observe(Statuses.of(running("a", 4, ONE)));
        assertThat(only().minRunning()).isEqualTo(2);
        assertThat(only().maxRunning()).isEqualTo(4);

        observer.observe(Statuses.of(running("a", 0, List.of())));
        assertThat(only().minRunning()).isZero();
    }

    @Test
    void collectsAllHostsAndDeploymentsInOrder() {
        observer.observe(Statuses.of(
                running("b", 1, List.of("127.0.0.1:25522", "127.0.0.1:25521")), running("a", 0, List.of())));
        observer.observe(Statuses.of(running("b", 1, List.of("127.0.0.1:25523"))));

        assertThat(observer.deployments()).extracting(DeploymentSummary::name).containsExactly("a", "b");
        assertThat(observer.deployments().get(1).hosts())
                .containsExactly("127.0.0.1:25521", "127.0.0.1:25522", "127.0.0.1:25523");
        assertThat(observer.processes()).isEqualTo(2);
    }

    @Test
    void messagesCountFromTheFirstStatusOn() {
        observer.observe(Statuses.of(Statuses.FIRST, messages(100, 20, 5)));
        assertThat(observer.messages()).isEqualTo(messages(0, 0, 0));

        observer.observe(Statuses.of(Statuses.FIRST, messages(130, 25, 6)));
        assertThat(observer.messages()).isEqualTo(messages(30, 5, 1));
    }

    @Test
    void messagesOfAnEarlierControllerAreNotForgotten() {
        observer.observe(Statuses.of(Statuses.FIRST, messages(100, 20, 5)));
        observer.observe(Statuses.of(Statuses.FIRST, messages(130, 25, 6)));
        observer.observe(Statuses.of(Statuses.SECOND, messages(4, 1, 0)));
        observer.observe(Statuses.of(Statuses.SECOND, messages(7, 2, 0)));

        assertThat(observer.messages()).isEqualTo(messages(37, 7, 1));
    }
}
