package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A handle in one actor system, a replica in another, Artery between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RemoteReplicaTest {

    /** Both systems can read and write it. */
    record Letter(String text, int pages) {}

    /** Only the handle's system can. */
    record Secret(String text) {}

    /** Neither can. */
    record Unbound(String text) {}

    private static final Duration LONG = Duration.ofSeconds(10);

    private final ActorTestKit handleSide = ActorTestKit.create(remote("Letter", "Secret"));
    private final ActorTestKit replicaSide = ActorTestKit.create(remote("Letter"));
    private final Serialization serialization = SerializationExtension.get(handleSide.system());
    private final TestProbe<HandleCommand> handle = handleSide.createTestProbe(HandleCommand.class);
    private final TestProbe<HostCommand> host = replicaSide.createTestProbe(HostCommand.class);
    private final ActorRef<ReplicaCommand> remote = replica();

    private static Config remote(String... bound) {
        Config config = ConfigFactory.parseString(
                """
                akka.actor.provider = cluster
                akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                akka.cluster.jmx.enabled = off
                """);
        for (String type : bound) {
            config = config.withFallback(ConfigFactory.parseString("akka.actor.serialization-bindings { \""
                    + RemoteReplicaTest.class.getName() + "$" + type + "\" = jackson-cbor }"));
        }
        return config.withFallback(TestSystems.USER_CODE).withFallback(ConfigFactory.load());
    }

    private ActorRef<ReplicaCommand> replica() {
        ActorRef<ReplicaCommand> replica = replicaSide.spawn(
                ReplicaActor.create(
                        ReplicaFixture.REPLICA,
                        TestSystems.spec(5),
                        TestSystems.factories(context -> new Correspondent()),
                        host.getRef()),
                DispatcherSelector.fromConfig(TestSystems.DISPATCHER));
        String address = ActorRefResolver.get(replicaSide.system()).toSerializationFormat(replica);
        return ActorRefResolver.get(handleSide.system()).resolveActorRef(address);
    }

    @BeforeAll
    void start() {
        host.expectMessage(new ReplicaNews.Started(ReplicaFixture.REPLICA));
    }

    @AfterAll
    void shutdown() {
        handleSide.shutdownTestKit();
        replicaSide.shutdownTestKit();
    }

    private void call(long id, Object request) throws NotSerializableException {
        Payload payload = Payload.of(request).encode(serialization);
        remote.tell(new ReplicaCommand.Execute(id, payload, LONG, handle.getRef()));
    }

    @Test
    void carriesRequestAndResponse() throws Exception {
        call(1, new Letter("hello", 1));

        RequestCompleted completed = handle.expectMessageClass(RequestCompleted.class, LONG);
        assertThat(completed.requestId()).isEqualTo(1);
        assertThat(completed.response().decode(serialization)).isEqualTo(new Letter("re: hello", 2));
    }

    @Test
    void answersThatAResponseCannotBeWritten() throws Exception {
        call(2, new Letter("unbound", 1));

        RequestFailed failed = handle.expectMessageClass(RequestFailed.class, LONG);
        assertThat(failed.requestId()).isEqualTo(2);
        assertThat(failed.errorType()).isEqualTo("NotSerializableException");
        assertThat(failed.message()).contains(Unbound.class.getName());
    }

    @Test
    void answersThatAResponseIsTooLargeForAFrame() throws Exception {
        call(3, new Letter("large", 1));

        RequestFailed failed = handle.expectMessageClass(RequestFailed.class, LONG);
        assertThat(failed.requestId()).isEqualTo(3);
        assertThat(failed.errorType()).isEqualTo("ResponseTooLarge");
        assertThat(failed.message()).contains("maximum-frame-size").contains("258048");
    }

    @Test
    void carriesAResponseThatJustFitsAFrame() throws Exception {
        call(4, new Letter("fitting", 1));

        RequestCompleted completed = handle.expectMessageClass(RequestCompleted.class, LONG);
        assertThat(completed.response().encodedSize()).isBetween(257_900, 258_048);
    }

    @Test
    void answersThatARequestCannotBeRead() throws Exception {
        call(5, new Secret("psst"));

        RequestFailed failed = handle.expectMessageClass(RequestFailed.class, LONG);
        assertThat(failed.requestId()).isEqualTo(5);
        assertThat(failed.errorType()).isEqualTo("NotSerializableException");
        assertThat(failed.message()).contains(Secret.class.getName());
    }

    @Test
    void refusesWhatComesForAReplicaThatHasEnded() throws Exception {
        ReplicaId replica = TestSystems.replica("1-ab-2");
        ActorRef<ReplicaCommand> ended = replicaSide.spawn(Behaviors.empty(), LateRequests.nameOf(replica, 1));
        replicaSide.spawn(LateRequests.create(ended.path().parent()));
        replicaSide.stop(ended);
        String address = ActorRefResolver.get(replicaSide.system()).toSerializationFormat(ended);
        ActorRef<ReplicaCommand> late =
                ActorRefResolver.get(handleSide.system()).resolveActorRef(address);
        Payload request = Payload.of(new Letter("late", 1)).encode(serialization);

        // The first may come before the host listens for what is late; each has a handle of its own to answer to.
        handle.awaitAssert(LONG, () -> {
            TestProbe<HandleCommand> caller = handleSide.createTestProbe();
            late.tell(new ReplicaCommand.Execute(6, request, LONG, caller.getRef()));
            return caller.expectMessage(Duration.ofMillis(500), new RequestRefused(6, replica, true));
        });
    }

    private static final class Correspondent implements RequestHandler<Letter, Object> {
        @Override
        public CompletionStage<Object> handle(Letter letter, RequestContext context) {
            return CompletableFuture.completedFuture(
                    switch (letter.text()) {
                        case "unbound" -> new Unbound("x");
                        case "large" -> new Letter("x".repeat(300_000), 1);
                        case "fitting" -> new Letter("x".repeat(257_800), 1);
                        default -> new Letter("re: " + letter.text(), letter.pages() + 1);
                    });
        }
    }
}
