package io.swell.replica;

import static io.swell.replica.HostFixture.TERM;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.CRASHED;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINED;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.RUNNING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.STARTING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.START_FAILED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HostCommand.ReplicaSpec;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ServiceKeys;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplicaHostOrdersTest {

    private static final ReplicaId A = TestSystems.replica("a");
    private static final ReplicaId B = TestSystems.replica("b");

    private final HostFixture fixture = new HostFixture().introduced();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void canBeFoundByTheController() {
        TestProbe<Receptionist.Listing> listings = fixture.kit.createTestProbe(Receptionist.Listing.class);
        fixture.kit.system().receptionist().tell(Receptionist.find(ServiceKeys.REPLICA_HOST, listings.getRef()));

        assertThat(listings.receiveMessage().getServiceInstances(ServiceKeys.REPLICA_HOST))
                .containsExactly(fixture.host);
    }

    @Test
    void refusesARequestThatComesAfterTheReplicasEnd() {
        HostedReplica replica = fixture.running(A);
        TestProbe<HandleCommand> handle = fixture.kit.createTestProbe(HandleCommand.class);
        TestProbe<Object> watcher = fixture.kit.createTestProbe(Object.class);
        fixture.stop(A);
        watcher.expectTerminated(replica.ref());

        replica.ref().tell(new ReplicaCommand.Execute(7, Payload.of("late"), Duration.ofSeconds(9), handle.getRef()));

        handle.expectMessage(new HandleCommand.RequestRefused(7, A, true));
    }

    @Test
    void startsAReplicaAndTellsHowItFares() {
        PromisedHandler slow = new PromisedHandler();
        fixture.handlers.add(slow);

        fixture.start(A);
        HostReport starting = fixture.awaitPhases(Map.of(A, STARTING));
        slow.start.complete(null);
        HostReport running = fixture.awaitPhases(Map.of(A, RUNNING));

        assertThat(running.process()).isEqualTo(HostFixture.PROCESS);
        assertThat(running.resources()).isEqualTo(Map.of("cpu", 4.0));
        assertThat(running.leaving()).isFalse();
        assertThat(running.host()).isEqualTo(fixture.host);
        assertThat(running.sequence()).isGreaterThan(starting.sequence());
        assertThat(running.replicas().get(0).version()).isEqualTo("v1");
    }

    @Test
    void handsOverARefThatTakesRequests() {
        PromisedHandler handler = PromisedHandler.started();
        fixture.handlers.add(handler);
        HostedReplica replica = fixture.running(A);
        TestProbe<HandleCommand> handle = fixture.kit.createTestProbe(HandleCommand.class);

        replica.ref().tell(new ReplicaCommand.Execute(1, Payload.of("text"), Duration.ofSeconds(5), handle.getRef()));

        handler.nextBegun().promise().complete("summary");
        assertThat(handle.expectMessageClass(HandleCommand.RequestCompleted.class)
                        .requestId())
                .isEqualTo(1);
    }

    @Test
    void startsAReplicaOnceHoweverOftenItIsOrdered() {
        fixture.running(A);

        fixture.start(A);
        fixture.start(A);

        fixture.awaitPhase(A, RUNNING);
        assertThat(fixture.created).hasValue(1);
    }

    @Test
    void neverStartsAgainWhatWasStopped() {
        fixture.running(A);
        fixture.stop(A);
        fixture.awaitPhases(Map.of());

        fixture.start(A);
        fixture.running(B);

        assertThat(fixture.created).as("A and B").hasValue(2);
    }

    @Test
    void neverStartsWhatWasStoppedBeforeItsStartArrived() {
        fixture.stop(A);
        fixture.start(A);

        fixture.running(B);

        assertThat(fixture.created).as("only B").hasValue(1);
    }

    @Test
    void drainsAndKeepsTheDrainedUntilItIsStopped() {
        PromisedHandler handler = PromisedHandler.started();
        fixture.handlers.add(handler);
        HostedReplica replica = fixture.running(A);
        TestProbe<HandleCommand> handle = fixture.kit.createTestProbe(HandleCommand.class);
        replica.ref().tell(new ReplicaCommand.Execute(1, Payload.of("text"), Duration.ofSeconds(5), handle.getRef()));
        PromisedHandler.Begun begun = handler.nextBegun();

        fixture.drain(A);
        fixture.drain(A);
        fixture.awaitPhase(A, DRAINING);
        begun.promise().complete("done");
        fixture.awaitPhase(A, DRAINED);
        fixture.stop(A);

        fixture.awaitPhases(Map.of());
        handler.awaitStopCall();
    }

    @Test
    void listsAStoppedReplicaUntilItHasEnded() {
        PromisedHandler slow = new PromisedHandler();
        slow.start.complete(null);
        fixture.handlers.add(slow);
        fixture.running(A);

        fixture.stop(A);
        fixture.stop(A);
        fixture.awaitPhase(A, DRAINING);
        slow.awaitStopCall();
        slow.stop.complete(null);

        fixture.awaitPhases(Map.of());
    }

    @Test
    void keepsWhatCouldNotStartUntilItIsForgotten() {
        PromisedHandler failing = new PromisedHandler();
        failing.stop.complete(null);
        failing.start.completeExceptionally(new IllegalStateException("no model"));
        fixture.handlers.add(failing);

        fixture.start(A);

        assertThat(fixture.awaitPhase(A, START_FAILED).detail())
                .isEqualTo("the handler could not start: IllegalStateException: no model");
        fixture.stop(A);
        fixture.awaitPhases(Map.of());
    }

    @Test
    void saysSoWhenNoHandlerIsKnownForADeployment() {
        ReplicaId unknown = new ReplicaId(new DeploymentId("translator"), "x");
        fixture.host.tell(new StartReplica(TERM, unknown, TestSystems.spec(1)));

        assertThat(fixture.awaitPhase(unknown, START_FAILED).detail())
                .isEqualTo("deployment translator names no handler class (key handler), and no factory is registered"
                        + " for it in this process");
    }

    @Test
    void saysSoWhenAHandlersConfigurationCannotBeRead() {
        fixture.host.tell(new StartReplica(TERM, A, new ReplicaSpec("v1", "", "a = ${gone}", 1, Duration.ZERO)));

        assertThat(fixture.awaitPhase(A, START_FAILED).detail())
                .startsWith(
                        "handler-config of deployment summarizer cannot be read: UnresolvedSubstitution: String: 1");
    }

    @Test
    void keepsACrashedReplicaUntilItIsForgottenAndSparesTheOthers() {
        fixture.running(A);
        fixture.handlers.add(RequestHandler.ofBehavior(Behaviors.receiveMessage(request -> Behaviors.stopped())));
        fixture.start(B);
        fixture.awaitPhases(Map.of(A, RUNNING, B, RUNNING));
        TestProbe<HandleCommand> handle = fixture.kit.createTestProbe(HandleCommand.class);
        HostedReplica doomed = requireNonNull(fixture.shown.get(B));

        doomed.ref().tell(new ReplicaCommand.Execute(1, Payload.of("go"), Duration.ofSeconds(5), handle.getRef()));

        fixture.awaitPhases(Map.of(A, RUNNING, B, CRASHED));
        assertThat(fixture.shown.get(B))
                .extracting(HostedReplica::detail)
                .isEqualTo("the handler's actor handler ended");
        fixture.stop(B);
        fixture.awaitPhases(Map.of(A, RUNNING));
    }

    @Test
    void refusesOrdersOfALowerTerm() {
        fixture.running(A);
        Term lower = new Term(TERM.number(), TERM.holder() - 1);

        fixture.host.tell(new StopReplica(lower, A));
        fixture.host.tell(new StartReplica(lower, B, TestSystems.spec(1)));
        fixture.drain(TestSystems.replica("nobody"));

        fixture.awaitPhase(A, RUNNING);
        assertThat(fixture.created).hasValue(1);
    }
}
