package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.ID;
import static io.swell.controller.deployment.Scene.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.shared.id.DeploymentId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A controller that begins knows nothing: what it has not heard of may well run. */
final class TakeoverTest {

    private final Scene scene = Scene.with("a", "b");

    @Test
    void aSingleHostNeedNotWait() {
        Scene single = new Scene();
        single.addHost("a", Scene.cpu(4));
        single.expectAll();
        single.deploy("v1", 2);
        assertThat(single.plan()).isEmpty();

        single.report(single.host("a"));

        assertThat(single.fleet.isComplete()).isTrue();
        assertThat(single.plan()).hasSize(2);
    }

    @Test
    void nothingStartsBeforeEveryExpectedHostHasReported() {
        takeOverFrom(4);
        scene.report(scene.host("a"));

        assertThat(scene.fleet.isComplete()).isFalse();
        assertThat(scene.plan()).isEmpty();
        assertThat(scene.fleet.takeRoutingChanges()).isEmpty();

        scene.report(scene.host("b"));
        assertThat(scene.fleet.isComplete()).isTrue();
        assertThat(scene.plan()).isEmpty();
        assertThat(scene.running()).isEqualTo(4);
        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
    }

    @Test
    void whoDoesNotReportIsNotWaitedForForEver() {
        takeOverFrom(4);
        scene.report(scene.host("a"));
        assertThat(scene.plan()).isEmpty();

        assertThat(scene.fleet.dueMicros()).isEqualTo(scene.now + 10_000_000);
        scene.seconds(10).plan();

        assertThat(scene.fleet.isComplete()).isTrue();
        assertThat(scene.starts()).hasSize(2);
    }

    @Test
    void aHostThatIsGoneIsNotWaitedFor() {
        takeOverFrom(4);
        scene.report(scene.host("a"));
        scene.fleet.hostGone(scene.process("b"), scene.now);

        assertThat(scene.fleet.isComplete()).isTrue();
        assertThat(scene.plan()).hasSize(2);
    }

    @Test
    void replicasThatTurnUpLateAreAdoptedAndTheSurplusDrained() {
        takeOverFrom(4);
        scene.report(scene.host("a"));
        scene.seconds(10).settleAndProgress();
        assertThat(scene.running()).isEqualTo(4);

        scene.report(scene.host("b"));
        scene.settleAndProgress();

        assertThat(scene.running()).isEqualTo(4);
        assertThat(scene.view().draining()).isZero();
    }

    // A target nobody has set yet is not a target of none.
    @Test
    void withoutATargetWhatIsObservedStays() {
        takeOverFrom(3);
        scene.replaceController();
        scene.expectAll();
        scene.fleet.deploy(ID, version("v1"));
        scene.report(scene.host("a"));
        scene.report(scene.host("b"));

        assertThat(scene.plan()).isEmpty();
        assertThat(scene.fleet.observedTarget(ID)).isEqualTo(3);
        assertThat(scene.view().target()).isEqualTo(3);
    }

    @Test
    void replicasOfDeploymentsNobodyKnowsAreDrainedOnceThePictureIsComplete() {
        takeOverFrom(2);
        scene.replaceController();
        scene.expectAll();
        scene.report(scene.host("a"));
        assertThat(scene.plan()).isEmpty();

        scene.report(scene.host("b"));
        scene.settle();

        assertThat(scene.drains()).hasSize(2);
        scene.settleAndProgress();
        assertThat(scene.fleet.deployments()).isEmpty();
    }

    @Test
    void whatHasEndedIsForgottenAtOnce() {
        takeOverFrom(2);
        scene.host("a").show(scene.on("a").get(0).replica(), Phase.DRAINED, "");
        scene.report(scene.host("a"));

        scene.plan();

        assertThat(scene.fleet.isComplete()).isFalse();
        assertThat(scene.orders).hasSize(1);
        assertThat(scene.stops()).hasSize(1);
    }

    @Test
    void aDrainUnderWayIsCarriedThrough() {
        scene.deploy("v1", 2);
        scene.settleAndProgress();
        scene.fleet.setTarget(ID, 1);
        scene.settle();

        takeOver(1);
        scene.report(scene.host("a"));
        scene.report(scene.host("b"));
        assertThat(scene.plan()).isEmpty();
        assertThat(scene.view().draining()).isEqualTo(1);

        scene.seconds(22).plan();
        assertThat(scene.stops()).hasSize(1);
    }

    @Test
    void aVersionFromBeforeTheTakeoverIsUpdated() {
        takeOverFrom(2);
        scene.deploy("v2", 2);
        scene.report(scene.host("a"));
        scene.report(scene.host("b"));
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UPDATING);

        scene.settleAndProgress();

        assertThat(scene.on("a").size() + scene.on("b").size()).isEqualTo(2);
        assertThat(scene.on("a")).allMatch(replica -> replica.version().equals("v2"));
        assertThat(scene.on("b")).allMatch(replica -> replica.version().equals("v2"));
    }

    // Nobody remembers how long v1 may take: its host does, and the controller only helps if that hangs.
    @Test
    void aVersionFromBeforeTheTakeoverMayTakeItsTime() {
        takeOverFrom(1);
        scene.deploy("v2", 1);
        scene.report(scene.host("a"));
        scene.report(scene.host("b"));
        scene.settle();
        scene.progress(Phase.STARTING, Phase.RUNNING);
        scene.settle();
        assertThat(scene.drains()).hasSize(1);

        assertThat(scene.seconds(600).plan()).isEmpty();
        scene.seconds(2).plan();
        assertThat(scene.stops()).hasSize(1);
    }

    @Test
    void adoptedReplicasTakeTheirRoom() {
        takeOverFrom(8);
        DeploymentId other = new DeploymentId("other");
        scene.fleet.deploy(other, version("v1"));
        scene.fleet.setTarget(other, 1);
        scene.report(scene.host("a"));
        scene.report(scene.host("b"));

        assertThat(scene.plan()).isEmpty();
        assertThat(scene.fleet.of(other).pending()).isEqualTo(1);
    }

    @Test
    void noHostsAtAllIsAPictureToo() {
        Scene empty = new Scene();
        empty.fleet.hostsExpected(Set.of());
        empty.deploy("v1", 1);
        empty.plan();

        assertThat(empty.view().pending()).isEqualTo(1);
        assertThat(empty.view().detail()).isEqualTo("1 pending: no host takes replicas now");
    }

    private void takeOverFrom(int running) {
        scene.deploy("v1", running);
        scene.settleAndProgress();
        assertThat(scene.running()).isEqualTo(running);
        takeOver(running);
    }

    private void takeOver(int target) {
        scene.replaceController();
        scene.expectAll();
        scene.deploy("v1", target);
    }
}
