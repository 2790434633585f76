package io.swell.replica;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import java.time.Duration;

/** A replica between a host and a handle that are probes. */
final class ReplicaFixture implements AutoCloseable {

    static final ReplicaId REPLICA = TestSystems.replica("a1");

    final ActorTestKit kit = TestSystems.withManualTime();
    final ManualTime time = ManualTime.get(kit.system());
    final TestProbe<HostCommand> host = kit.createTestProbe(HostCommand.class);
    final TestProbe<HandleCommand> handle = kit.createTestProbe(HandleCommand.class);

    ActorRef<ReplicaCommand> start(RequestHandlerFactory factory) {
        return start(factory, 2);
    }

    ActorRef<ReplicaCommand> start(RequestHandlerFactory factory, int maxOngoingRequests) {
        return kit.spawn(
                ReplicaActor.create(
                        REPLICA, TestSystems.spec(maxOngoingRequests), TestSystems.factories(factory), host.getRef()),
                DispatcherSelector.fromConfig(TestSystems.DISPATCHER));
    }

    ActorRef<ReplicaCommand> running(RequestHandler<?, ?> handler) {
        ActorRef<ReplicaCommand> replica = start(context -> handler);
        host.expectMessage(new ReplicaNews.Started(REPLICA));
        return replica;
    }

    ReplicaCommand.Execute request(long id) {
        return request(id, "request " + id);
    }

    ReplicaCommand.Execute request(long id, Object request) {
        return new ReplicaCommand.Execute(id, Payload.of(request), Duration.ofSeconds(30), handle.getRef());
    }

    HandleCommand.RequestFailed expectFailure(long id) {
        HandleCommand.RequestFailed failed = handle.expectMessageClass(HandleCommand.RequestFailed.class);
        org.assertj.core.api.Assertions.assertThat(failed.requestId()).isEqualTo(id);
        return failed;
    }

    Object expectResponse(long id) throws java.io.NotSerializableException {
        HandleCommand.RequestCompleted completed = handle.expectMessageClass(HandleCommand.RequestCompleted.class);
        org.assertj.core.api.Assertions.assertThat(completed.requestId()).isEqualTo(id);
        return completed.response().decode(akka.serialization.SerializationExtension.get(kit.system()));
    }

    /** Comes after everything told before it was answered. */
    void expectNothingMore(ActorRef<ReplicaCommand> replica) {
        replica.tell(new ReplicaCommand.Abandon(-1, handle.getRef()));
        handle.expectMessage(new HandleCommand.RequestUnknown(-1));
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
