package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.ID;
import static io.swell.controller.deployment.Scene.cpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Start;
import org.junit.jupiter.api.Test;

/** Hosts that leave, vanish, or cannot be reached. */
final class HostTest {

    private final Scene scene = Scene.with("a", "b");

    @Test
    void replicasOfAHostThatIsGoneAreReplacedAtOnceAndBlameless() {
        runWith(4);
        lose("a");
        scene.settle();

        assertThat(scene.starts()).hasSize(2).allMatch(start -> start.host().equals(scene.process("b")));
        assertThat(scene.view().detail()).isEmpty();
        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
        scene.settleAndProgress();
        assertThat(scene.running()).isEqualTo(4);
    }

    @Test
    void aLateReportOfAHostThatIsGoneIsIgnored() {
        runWith(2);
        HostChanges late = scene.host("a").report();
        lose("a");

        assertThat(scene.fleet.hostReported(late, scene.now)).isEqualTo(Reception.KNOWN);
        assertThat(scene.running()).isEqualTo(1);
    }

    @Test
    void aLeavingHostIsDrainedWhileReplacementsStartFirst() {
        runWith(4);
        leave("a");
        scene.plan();

        assertThat(scene.orders).hasSize(4);
        assertThat(scene.orders.subList(0, 2))
                .allSatisfy(order -> assertThat(order).isInstanceOf(Start.class));
        assertThat(scene.drains()).hasSize(2).allMatch(drain -> drain.host().equals(scene.process("a")));
        assertThat(scene.starts()).allMatch(start -> start.host().equals(scene.process("b")));
    }

    @Test
    void aLeavingHostIsDrainedEvenIfNothingFitsElsewhere() {
        runWith(8);
        leave("a");
        scene.settle();

        assertThat(scene.drains()).hasSize(4);
        assertThat(scene.view().pending()).isEqualTo(4);
    }

    @Test
    void startsOnALeavingHostAreStopped() {
        scene.deploy("v1", 2);
        scene.settle();
        leave("a");
        scene.plan();

        assertThat(scene.stops()).singleElement().satisfies(stop -> assertThat(stop.host())
                .isEqualTo(scene.process("a")));
        assertThat(scene.starts()).hasSize(1);
    }

    @Test
    void replicasOnAnUnreachableHostStillCountButAreMarked() {
        runWith(2);
        scene.fleet.takeRoutingChanges();
        scene.fleet.hostUnreachable(scene.process("a"));

        assertThat(scene.plan()).isEmpty();
        assertThat(scene.running()).isEqualTo(2);
        assertThat(scene.fleet.takeRoutingChanges()).containsExactly(ID);
        assertThat(scene.fleet.routable(ID))
                .extracting(RoutableReplica::hostReachable)
                .containsExactly(false, true);
    }

    @Test
    void nothingStartsOnAnUnreachableHostUntilItIsBack() {
        runWith(2);
        scene.fleet.hostUnreachable(scene.process("a"));
        scene.fleet.setTarget(ID, 6);
        scene.settleAndProgress();

        assertThat(scene.on("a")).hasSize(1);
        assertThat(scene.view().pending()).isEqualTo(1);

        scene.fleet.hostReachable(scene.process("a"));
        scene.settleAndProgress();
        assertThat(scene.on("a")).hasSize(2);
    }

    // The order is made at once, so that routing forgets the replica; it goes out when there is a way.
    @Test
    void ordersToAnUnreachableHostWaitUntilItIsBack() {
        runWith(2);
        scene.fleet.hostUnreachable(scene.process("a"));
        scene.fleet.setTarget(ID, 1);

        assertThat(scene.plan()).isEmpty();
        assertThat(scene.fleet.routable(ID)).allMatch(RoutableReplica::hostReachable);

        scene.seconds(5).fleet.hostReachable(scene.process("a"));
        scene.plan();
        assertThat(scene.drains()).hasSize(1);
    }

    @Test
    void anUnreachableHostThatIsRemovedIsReplaced() {
        runWith(2);
        scene.fleet.hostUnreachable(scene.process("a"));
        lose("a");
        scene.settleAndProgress();

        assertThat(scene.on("b")).hasSize(2);
    }

    @Test
    void aHostThatDrainsOnItsOwnIsBelieved() {
        runWith(2);
        scene.host("a").leave();
        scene.progress(Phase.RUNNING, Phase.DRAINING);

        assertThat(scene.routable()).isEmpty();
        assertThat(scene.view().draining()).isEqualTo(2);
    }

    @Test
    void aHostThatShrinksKeepsWhatItHasButGetsNothingMore() {
        runWith(4);
        scene.host("a").offer(cpu(1));
        scene.report(scene.host("a"));
        scene.fleet.setTarget(ID, 7);
        scene.settleAndProgress();

        assertThat(scene.on("a")).hasSize(2);
        assertThat(scene.on("b")).hasSize(4);
        assertThat(scene.view().pending()).isEqualTo(1);
    }

    private void runWith(int replicas) {
        scene.deploy("v1", replicas);
        scene.settleAndProgress();
    }

    private void leave(String host) {
        scene.host(host).leave();
        scene.report(scene.host(host));
    }

    private void lose(String host) {
        scene.fleet.hostGone(scene.process(host), scene.now);
        FakeHost lost = scene.hosts.remove(host);
        assertThat(lost).isNotNull();
    }
}
