package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Akka's builders do not check that every message has a handler; the other tests send each of these. */
final class ProtocolCoverageTest {

    @Test
    void hostsKnowEveryOrder() {
        assertThat(HostCommand.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        HostCommand.IntroduceController.class,
                        HostCommand.StartReplica.class,
                        HostCommand.DrainReplica.class,
                        HostCommand.StopReplica.class,
                        HostCommand.ReportReceived.class,
                        HostCommand.Local.class);
    }

    @Test
    void replicasKnowEveryMessage() {
        assertThat(Set.of(ReplicaCommand.class.getPermittedSubclasses()))
                .isEqualTo(
                        Set.of(ReplicaCommand.Execute.class, ReplicaCommand.Abandon.class, ReplicaCommand.Local.class));
    }

    @Test
    void replicasAnswerAnAbandonInEveryPhase() {
        try (ReplicaFixture fixture = new ReplicaFixture()) {
            PromisedHandler handler = new PromisedHandler();
            var replica = fixture.start(context -> handler);
            var abandon = new ReplicaCommand.Abandon(9, fixture.handle.getRef());

            replica.tell(abandon);
            fixture.handle.expectMessage(new RequestUnknown(9));
            handler.start.complete(null);
            fixture.host.expectMessage(new ReplicaNews.Started(ReplicaFixture.REPLICA));
            replica.tell(abandon);
            fixture.handle.expectMessage(new RequestUnknown(9));
            replica.tell(ReplicaActor.Order.DRAIN);
            replica.tell(abandon);
            fixture.handle.expectMessage(new RequestUnknown(9));
            replica.tell(ReplicaActor.Order.STOP);
            replica.tell(abandon);
            fixture.handle.expectMessage(new RequestUnknown(9));
            handler.stop.complete(null);
            fixture.host.expectMessage(new ReplicaNews.Drained(ReplicaFixture.REPLICA));
            fixture.host.expectTerminated(replica);
        }
    }
}
