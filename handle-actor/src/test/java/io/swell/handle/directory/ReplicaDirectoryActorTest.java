package io.swell.handle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.swell.handle.directory.DirectoryNotice.ReplicaEnded;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.directory.ReachabilitySource.NodeState;
import io.swell.handle.directory.ReachabilitySource.ReachabilityChanged;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.shared.config.HandleSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaDirectoryActorTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final DeploymentId OTHER = new DeploymentId("other");
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration MILLI = Duration.ofMillis(1);

    /** What the listener was told. */
    private record Noted(Term term, long version) {}

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<Noted> noted = kit.createTestProbe();
    private final TestProbe<HandleCommand> handle = kit.createTestProbe();
    private final TestProbe<ReplicaCommand> r1 = kit.createTestProbe("r1");
    private final TestProbe<ReplicaCommand> r2 = kit.createTestProbe("r2");
    private final ActorRef<DirectoryCommand> directory = kit.spawn(ReplicaDirectoryActor.create(
            new HandleSettings(GRACE, MILLI, MILLI, MILLI, GRACE),
            ReachabilitySource.always(),
            (term, version) -> noted.getRef().tell(new Noted(term, version))));

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    void aHandleGetsTheTableAtOnceIfItIsKnown() {
        subscribe();
        handle.expectNoMessage(Duration.ZERO);
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        assertThat(routable(table())).containsExactly("r1");
        TestProbe<HandleCommand> second = kit.createTestProbe();
        directory.tell(new SubscribeHandle(ECHO, second.getRef()));
        assertThat(routable(second.expectMessageClass(RoutesChanged.class).routes()))
                .containsExactly("r1");
    }

    @Test
    void allHandlesShareTheLoadOfAReplicaAcrossAllTables() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        ReplicaLoad first = table().replicas().replicas().get(0);
        tell(1, 2, false, change(ECHO, List.of(r2), List.of()));
        Routes second = table();
        assertThat(second.replicas().replicas()).contains(first);
        assertThat(second.replicas().version()).isEqualTo(2);
        assertThat(routable(second)).containsExactly("r1", "r2");
    }

    @Test
    void toldOfItsOwnDeploymentOnly() {
        subscribe();
        tell(1, 1, true, whole(OTHER, List.of(r1)));
        noted.expectMessage(new Noted(term(1), 1));
        handle.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aGapIsIgnoredAndReported() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        table();
        tell(1, 3, false, whole(ECHO, List.of(r2)));
        noted.expectMessage(new Noted(term(1), 1));
        noted.expectMessage(new Noted(term(1), 1));
        handle.expectNoMessage(Duration.ZERO);
        tell(1, 4, true, whole(ECHO, List.of(r2)));
        noted.expectMessage(new Noted(term(1), 4));
        assertThat(routable(table())).containsExactly("r2");
    }

    @Test
    void aChangeToAListItDoesNotHaveIsAGap() {
        tell(1, 1, true, whole(OTHER, List.of(r1)));
        tell(1, 2, false, change(ECHO, List.of(r1), List.of()));
        noted.expectMessage(new Noted(term(1), 1));
        noted.expectMessage(new Noted(term(1), 1));
        subscribe();
        handle.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aReplacedControllerIsRefusedEvenBeforeItsSuccessorSentACompleteUpdate() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        table();
        tell(2, 5, false, whole(ECHO, List.of()));
        tell(1, 2, true, whole(ECHO, List.of()));
        tell(2, 6, true, whole(ECHO, List.of(r2)));
        assertThat(routable(table())).containsExactly("r2");
        noted.expectMessage(new Noted(term(1), 1));
        noted.expectMessage(new Noted(term(2), 0));
        noted.expectMessage(new Noted(term(2), 6));
    }

    @Test
    void aHandleKeepsItsLastTableWhenACompleteUpdateLeavesItsDeploymentOut() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        table();
        tell(2, 1, true, whole(OTHER, List.of(r2)));
        noted.expectMessage(new Noted(term(1), 1));
        noted.expectMessage(new Noted(term(2), 1));
        handle.expectNoMessage(Duration.ZERO);
        subscribe();
        assertThat(routable(table())).containsExactly("r1");
    }

    @Test
    void aDrainingReplicaIsNotRoutedToButStillWatched() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1, r2)));
        table();
        tell(1, 2, false, change(ECHO, List.of(), List.of(r1)));
        Routes routes = table();
        assertThat(routable(routes)).containsExactly("r2");
        assertThat(routes.find(id(ECHO, r1))).as("it may have requests").contains(r1.getRef());

        r1.stop();

        assertThat(table().find(id(ECHO, r1))).isEmpty();
        endsAfterGrace(r1);
    }

    @Test
    void aReplicaThatEndedIsRoutedToNoMoreAtOnceAndDeclaredDeadAfterTheGrace() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1, r2)));
        table();
        r1.stop();
        assertThat(routable(table())).containsExactly("r2");
        endsAfterGrace(r1);
    }

    @Test
    void aReplicaThatEndedDoesNotComeBackWithAnUpdateThatDoesNotKnowYet() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        table();
        r1.stop();
        assertThat(routable(table())).isEmpty();
        tell(1, 2, false, change(ECHO, List.of(r1, r2), List.of()));
        assertThat(routable(table())).containsExactly("r2");
        tell(1, 3, true, whole(ECHO, List.of(r1, r2)));
        assertThat(routable(table())).containsExactly("r2");
    }

    @Test
    void anUnreachableReplicaHasNoRoomUntilItCanBeReachedAgain() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        ReplicaLoad load = table().replicas().replicas().get(0);
        reach(NodeState.UNREACHABLE);
        assertThat(load.hasRoom(1, 0)).isFalse();
        tell(1, 2, false, change(ECHO, List.of(r2), List.of()));
        assertThat(table().replicas().replicas())
                .as("new on an unreachable node")
                .noneMatch(r -> r.hasRoom(1, 0));
        reach(NodeState.REACHABLE);
        assertThat(load.hasRoom(1, 0)).isTrue();
    }

    @Test
    void theNextNodeAtTheAddressOfARemovedOneIsReachable() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        ReplicaLoad old = table().replicas().replicas().get(0);
        reach(NodeState.UNREACHABLE);
        reach(NodeState.REMOVED);
        tell(1, 2, false, change(ECHO, List.of(r2), List.of()));
        ReplicaLoad fresh = table().replicas().replicas().get(1);
        assertThat(fresh.hasRoom(1, 0)).isTrue();
        assertThat(old.hasRoom(1, 0)).as("what ran on the removed node").isFalse();
    }

    @Test
    void aHandleFirstInLineIsWokenWhenANodeCanBeReachedAgain() {
        subscribe();
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        Routes routes = table();
        TestProbe<String> wakes = kit.createTestProbe();
        routes.replicas().line().join(() -> wakes.getRef().tell("wake"));
        reach(NodeState.UNREACHABLE);
        wakes.expectNoMessage(Duration.ZERO);
        reach(NodeState.REACHABLE);
        wakes.expectMessage("wake");
    }

    @Test
    void aHandleThatEndedIsForgotten() {
        subscribe();
        handle.stop();
        TestProbe<HandleCommand> second = kit.createTestProbe();
        directory.tell(new SubscribeHandle(ECHO, second.getRef()));
        tell(1, 1, true, whole(ECHO, List.of(r1)));
        second.expectMessageClass(RoutesChanged.class);
        // Without handles a complete update that leaves the deployment out ends its table. The directory hears of the
        // handle's end in its own time, so the update is repeated until it has.
        second.stop();
        AtomicLong version = new AtomicLong(1);
        noted.awaitAssert(() -> {
            TestProbe<HandleCommand> later = kit.createTestProbe();
            tell(1, version.incrementAndGet(), true, whole(OTHER, List.of(r2)));
            directory.tell(new SubscribeHandle(ECHO, later.getRef()));
            TestProbe<HandleCommand> marker = kit.createTestProbe();
            directory.tell(new SubscribeHandle(OTHER, marker.getRef()));
            marker.expectMessageClass(RoutesChanged.class);
            later.stop();
            marker.stop();
            later.expectNoMessage(Duration.ZERO);
            return null;
        });
    }

    private void subscribe() {
        directory.tell(new SubscribeHandle(ECHO, handle.getRef()));
    }

    private Routes table() {
        return handle.expectMessageClass(RoutesChanged.class).routes();
    }

    private void endsAfterGrace(TestProbe<ReplicaCommand> replica) {
        time.timePasses(GRACE.minus(MILLI));
        handle.expectNoMessage(Duration.ZERO);
        time.timePasses(MILLI);
        handle.expectMessage(new ReplicaEnded(id(ECHO, replica)));
    }

    /** Says how the node of all test replicas stands, and waits until the directory has taken it in. */
    private void reach(NodeState state) {
        directory.tell(new ReachabilityChanged(r1.getRef().path().address(), state));
        TestProbe<HandleCommand> later = kit.createTestProbe();
        directory.tell(new SubscribeHandle(ECHO, later.getRef()));
        later.expectMessageClass(RoutesChanged.class);
    }

    private void tell(long term, long version, boolean complete, DeploymentRoutes... routes) {
        directory.tell(RoutingUpdates.of(kit.system(), term(term), version, complete, List.of(routes)));
    }

    private static DeploymentRoutes whole(DeploymentId deployment, List<TestProbe<ReplicaCommand>> replicas) {
        return routes(deployment, true, replicas, List.of());
    }

    private static DeploymentRoutes change(
            DeploymentId deployment, List<TestProbe<ReplicaCommand>> added, List<TestProbe<ReplicaCommand>> removed) {
        return routes(deployment, false, added, removed);
    }

    private static DeploymentRoutes routes(
            DeploymentId deployment,
            boolean complete,
            List<TestProbe<ReplicaCommand>> added,
            List<TestProbe<ReplicaCommand>> removed) {
        return new DeploymentRoutes(
                deployment,
                Availability.DEPLOYED,
                "",
                new RoutingLimits(1, -1, Optional.empty()),
                complete,
                added.stream()
                        .map(probe -> new ReplicaAddress(id(deployment, probe), probe.getRef()))
                        .toList(),
                removed.stream().map(probe -> id(deployment, probe)).toList());
    }

    /** Probes are named r1-1, r2-2, …: what stands before the hyphen is enough. */
    private static ReplicaId id(DeploymentId deployment, TestProbe<ReplicaCommand> probe) {
        return new ReplicaId(deployment, nameOf(probe.getRef()));
    }

    private static String nameOf(ActorRef<ReplicaCommand> ref) {
        return ref.path().name().split("-", 2)[0];
    }

    private static Stream<String> routable(Routes routes) {
        return routes.replicas().replicas().stream().map(load -> load.replica().suffix());
    }

    private static Term term(long number) {
        return new Term(number, 1);
    }
}
