package io.swell.replica;

import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINED;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HostCommand.ReplicaSpec;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplicaHostLeaveTest {

    private static final ReplicaId A = TestSystems.replica("a");
    private static final ReplicaId B = TestSystems.replica("b");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HostFixture fixture = new HostFixture().introduced();
    private final TestProbe<Done> left = fixture.kit.createTestProbe(Done.class);
    private final TestProbe<HandleCommand> handle = fixture.kit.createTestProbe(HandleCommand.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    private void leave() {
        fixture.host.tell(new ReplicaHostActor.Leave(LIMIT, left.getRef()));
        fixture.letHostCatchUp();
    }

    private PromisedHandler.Begun busy(ReplicaId replica) {
        PromisedHandler handler = PromisedHandler.started();
        fixture.handlers.add(handler);
        HostedReplica hosted = fixture.running(replica);
        hosted.ref().tell(new ReplicaCommand.Execute(1, Payload.of("text"), LIMIT, handle.getRef()));
        return handler.nextBegun();
    }

    @Test
    void leavesAtOnceWithNothingToEmpty() {
        leave();

        left.expectMessage(Done.getInstance());
        assertThat(fixture.nextReport().leaving()).isTrue();
    }

    @Test
    void waitsUntilTheControllerHasEmptiedIt() {
        PromisedHandler.Begun begun = busy(A);

        leave();
        assertThat(fixture.awaitPhases(Map.of(A, RUNNING)).leaving()).isTrue();
        fixture.drain(A);
        fixture.awaitPhase(A, DRAINING);
        left.expectNoMessage(Duration.ZERO);
        begun.promise().complete("done");
        fixture.awaitPhase(A, DRAINED);
        left.expectNoMessage(Duration.ZERO);
        fixture.stop(A);

        left.expectMessage(Done.getInstance());
        handle.expectMessageClass(HandleCommand.RequestCompleted.class);
    }

    @Test
    void takesNoNewReplicaWhileLeaving() {
        fixture.running(A);
        leave();
        fixture.awaitPhases(Map.of(A, RUNNING));

        fixture.start(B);

        HostReport report = fixture.awaitPhases(Map.of(A, RUNNING));
        assertThat(report.leaving()).isTrue();
        assertThat(fixture.created).hasValue(1);
    }

    @Test
    void drainsAndStopsByItselfWhenNobodyHasInHalfTheTime() {
        PromisedHandler.Begun begun = busy(A);
        fixture.start(B);
        fixture.awaitPhases(Map.of(A, RUNNING, B, RUNNING));
        leave();

        fixture.time.timePasses(LIMIT.dividedBy(2));
        fixture.letHostCatchUp();
        begun.promise().complete("done");

        handle.expectMessageClass(HandleCommand.RequestCompleted.class);
        left.expectMessage(Done.getInstance());
        fixture.awaitPhases(Map.of());
    }

    @Test
    void leavesWhenTheTimeIsOverWhateverStillRuns() {
        fixture.handlers.add(new PromisedHandler()); // neither starts nor stops
        ReplicaSpec patient = new ReplicaSpec("v1", "", "", 1, LIMIT.multipliedBy(10));
        fixture.host.tell(new StartReplica(HostFixture.TERM, A, patient));
        leave();
        fixture.time.timePasses(LIMIT.dividedBy(2));
        fixture.letHostCatchUp();
        left.expectNoMessage(Duration.ZERO);

        fixture.time.timePasses(LIMIT.dividedBy(2));

        left.expectMessage(Done.getInstance());
    }

    @Test
    void tellsEveryoneWhoWaits() {
        fixture.running(A);
        TestProbe<Done> second = fixture.kit.createTestProbe(Done.class);
        leave();
        fixture.host.tell(new ReplicaHostActor.Leave(LIMIT, second.getRef()));

        fixture.stop(A);

        left.expectMessage(Done.getInstance());
        second.expectMessage(Done.getInstance());
    }
}
