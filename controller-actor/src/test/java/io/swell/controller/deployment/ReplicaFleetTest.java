package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.ID;
import static io.swell.controller.deployment.Scene.cpu;
import static io.swell.controller.deployment.Scene.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.shared.id.DeploymentId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets are met, up and down; orders are kept until they are seen. */
final class ReplicaFleetTest {

    private final Scene scene = Scene.with("a", "b");

    @Test
    void startsWhatIsMissingSpreadOverTheHosts() {
        scene.deploy("v1", 4);
        scene.settle();

        assertThat(scene.on("a")).hasSize(2);
        assertThat(scene.on("b")).hasSize(2);
        assertThat(scene.view().starting()).isEqualTo(4);
        assertThat(scene.routable()).isEmpty();
    }

    @Test
    void aReplicaIsRoutableOnceItRuns() {
        scene.deploy("v1", 1);
        scene.settle();
        assertThat(scene.fleet.takeRoutingChanges()).isEmpty();

        scene.progress(Phase.STARTING, Phase.RUNNING);

        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
        assertThat(scene.fleet.takeRoutingChanges()).isEmpty();
        assertThat(scene.routable()).hasSize(1);
        assertThat(scene.plan()).isEmpty();
    }

    @Test
    void aReportThatRepeatsWhatIsKnownChangesNoRoutes() {
        runWith(4);
        scene.fleet.takeRoutingChanges();

        scene.hosts.values().forEach(scene::report);

        assertThat(scene.fleet.takeRoutingChanges()).isEmpty();
    }

    @Test
    void aStartThatFailsIsToldToHandles() {
        scene.deploy("v1", 1);
        scene.settle();

        scene.progress(Phase.STARTING, Phase.START_FAILED);

        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
    }

    @Test
    void routingForgetsAReplicaAsSoonAsItIsToldToDrain() {
        runWith(2);
        scene.fleet.takeRoutingChanges();

        scene.fleet.setTarget(ID, 1);
        scene.plan();

        assertThat(scene.drains()).hasSize(1);
        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
        assertThat(scene.routable())
                .hasSize(1)
                .doesNotContain(scene.drains().get(0).replica());
        assertThat(scene.view().draining()).isEqualTo(1);
    }

    @Test
    void aDrainedReplicaIsStoppedAndThenForgotten() {
        runWith(2);
        scene.fleet.setTarget(ID, 1);
        scene.settle();
        assertThat(scene.stops()).isEmpty();

        scene.progress(Phase.DRAINING, Phase.DRAINED);
        scene.settle();

        assertThat(scene.stops()).hasSize(1);
        assertThat(scene.on("a").size() + scene.on("b").size()).isEqualTo(1);
        assertThat(scene.view().draining()).isZero();
    }

    // Told to drain at 0 s; may take 20 s, and 2 s of slack.
    @Test
    void aReplicaThatDoesNotFinishIsStoppedAfterItsTimeout() {
        runWith(1);
        scene.fleet.setTarget(ID, 0);
        scene.settle();

        assertThat(scene.fleet.dueMicros()).isEqualTo(scene.now + 22_000_000);
        assertThat(scene.seconds(21.9).plan()).isEmpty();
        scene.seconds(0.1).plan();

        assertThat(scene.stops()).singleElement().satisfies(stop -> assertThat(stop.toString())
                .contains("did not finish in time"));
    }

    @Test
    void anOrderItsHostDoesNotShowIsRepeatedForTheSameReplica() {
        scene.deploy("v1", 1);
        ReplicaOperation lost = scene.plan().get(0);

        assertThat(scene.fleet.dueMicros()).isEqualTo(scene.now + 2_000_000);
        assertThat(scene.seconds(1.9).plan()).isEmpty();
        assertThat(scene.seconds(0.1).plan()).containsExactly(lost);
        assertThat(scene.seconds(2).plan()).containsExactly(lost);
    }

    @Test
    void drainsAndStopsAreRepeatedToo() {
        runWith(1);
        scene.fleet.setTarget(ID, 0);
        List<ReplicaOperation> drain = scene.plan();
        assertThat(drain).hasSize(1);
        assertThat(scene.seconds(2).plan()).isEqualTo(drain);

        scene.settle();
        scene.progress(Phase.RUNNING, Phase.DRAINED);
        List<ReplicaOperation> stop = scene.plan();
        assertThat(scene.stops()).hasSize(1);
        assertThat(scene.seconds(2).plan()).isEqualTo(stop);
    }

    @Test
    void anOrderThatWasSeenIsNotRepeated() {
        scene.deploy("v1", 1);
        scene.settle();

        assertThat(scene.fleet.dueMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(scene.seconds(60).plan()).isEmpty();
    }

    @Test
    void anOldInventoryIsIgnored() {
        scene.deploy("v1", 1);
        HostChanges before = scene.host("a").report();
        scene.settle();
        scene.progress(Phase.STARTING, Phase.RUNNING);

        assertThat(scene.fleet.hostReported(before, scene.now)).isEqualTo(Reception.KNOWN);
        assertThat(scene.running()).isEqualTo(1);
    }

    @Test
    void aStartThatIsNoLongerWantedIsStoppedNotDrained() {
        runWith(1);
        scene.fleet.setTarget(ID, 2);
        scene.settle();
        scene.fleet.setTarget(ID, 1);
        scene.plan();

        assertThat(scene.stops()).hasSize(1);
        assertThat(scene.drains()).isEmpty();
        assertThat(scene.running()).isEqualTo(1);
    }

    // The start was lost, and so nothing will ever show that the stop was heard.
    @Test
    void aStoppedReplicaItsHostNeverShowedIsForgottenInTheEnd() {
        scene.deploy("v1", 1);
        scene.plan();
        scene.fleet.setTarget(ID, 0);
        assertThat(scene.plan()).hasSize(1);
        assertThat(scene.view().hosts()).hasSize(1);

        scene.seconds(2).plan();
        assertThat(scene.stops()).hasSize(1);
        scene.seconds(2).plan();

        assertThat(scene.view().hosts()).isEmpty();
        assertThat(scene.fleet.dueMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void removingADeploymentDrainsAllOfItAndForgetsIt() {
        runWith(3);
        scene.fleet.remove(ID);
        scene.settle();
        assertThat(scene.drains()).hasSize(3);

        scene.settleAndProgress();

        assertThat(scene.fleet.deployments()).isEmpty();
        assertThat(scene.fleet.of(ID)).isEqualTo(FleetView.NOTHING);
    }

    @Test
    void aDeploymentThatComesBackWhileItDrainsStartsAnew() {
        runWith(1);
        scene.fleet.remove(ID);
        scene.settle();

        scene.deploy("v1", 1);
        scene.settle();

        assertThat(scene.starts()).hasSize(1);
        assertThat(scene.view().draining()).isEqualTo(1);
    }

    @Test
    void whatFitsNowhereIsPendingUntilRoomComesFree() {
        scene.deploy("v1", 10);
        scene.settleAndProgress();

        assertThat(scene.view().running()).isEqualTo(8);
        assertThat(scene.view().pending()).isEqualTo(2);
        assertThat(scene.view().detail())
                .isEqualTo("2 pending: each needs cpu 1, the most free on any of 2 hosts is cpu 0");

        scene.report(scene.addHost("c", cpu(1)));
        scene.settleAndProgress();

        assertThat(scene.view().running()).isEqualTo(9);
        assertThat(scene.view().pending()).isEqualTo(1);
    }

    @Test
    void roomOneDeploymentGivesBackGoesToAnotherThatWaits() {
        DeploymentId other = new DeploymentId("other");
        runWith(8);
        scene.fleet.deploy(other, version("v1"));
        scene.fleet.setTarget(other, 1);
        scene.settle();
        assertThat(scene.fleet.of(other).pending()).isEqualTo(1);

        scene.fleet.setTarget(ID, 7);
        scene.settleAndProgress();

        assertThat(scene.fleet.running(other)).isEqualTo(1);
        assertThat(scene.fleet.of(other).pending()).isZero();
    }

    @Test
    void idleDeploymentsAreNotLookedAt() {
        for (int i = 0; i < 10_000; i++) {
            scene.fleet.deploy(new DeploymentId("idle-" + i), version("v1"));
            scene.fleet.setTarget(new DeploymentId("idle-" + i), 0);
        }
        scene.plan();

        assertThat(scene.fleet.dueMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTargetNeedsADeploymentAndMustNotBeNegative() {
        assertThatThrownBy(() -> scene.fleet.setTarget(ID, 1))
                .hasMessage("target needs a deployment that was deployed, was: echo");
        scene.deploy("v1", 1);
        assertThatThrownBy(() -> scene.fleet.setTarget(ID, -1))
                .hasMessage("target of echo must not be negative, was: -1");
    }

    @Test
    void aStartCarriesTheTemplate() {
        scene.deploy("v1", 1);

        assertThat(scene.plan()).singleElement().isInstanceOfSatisfying(Start.class, start -> assertThat(
                        start.template())
                .isEqualTo(version("v1")));
    }

    private void runWith(int replicas) {
        scene.deploy("v1", replicas);
        scene.settleAndProgress();
        assertThat(scene.running()).isEqualTo(replicas);
    }
}
