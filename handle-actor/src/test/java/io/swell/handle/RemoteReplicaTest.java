package io.swell.handle;

import static io.swell.handle.HandleBench.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.serialization.SerializationExtension;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.directory.Routes;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.handle.routing.RunningReplicas;
import io.swell.handle.routing.WaitingLine;
import io.swell.shared.config.HandleSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.Call;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handle and replica in two actor systems with Artery between them. */
class RemoteReplicaTest {

    private static final Config REMOTING = ConfigFactory.parseString(
                    """
                    akka.actor.provider = cluster
                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    """)
            .withFallback(ConfigFactory.load());
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** No serializer is bound to this. */
    private record CannotTravel(Object secret) {}

    private final ActorTestKit here = ActorTestKit.create("here", REMOTING);
    private final ActorTestKit there = ActorTestKit.create("there", REMOTING);
    private final TestProbe<RequestOutcome> caller = here.createTestProbe();
    private final TestProbe<ReplicaCommand> replica = there.createTestProbe();
    private final ReplicaId id = new ReplicaId(ECHO, "far");
    private final ReplicaLoad load = new ReplicaLoad(id);
    private final ActorRef<HandleCommand> handle = here.spawn(HandleActor.create(
            new HandleId(ECHO, 1),
            new HandleSettings(SECOND.multipliedBy(20), SECOND, SECOND, SECOND, SECOND),
            here.<io.swell.shared.protocol.DirectoryCommand>createTestProbe().getRef(),
            new NoRegistry(),
            System::nanoTime,
            new SplittableRandom(1)));

    @BeforeEach
    void route() {
        String address = ActorRefResolver.get(there.system()).toSerializationFormat(replica.getRef());
        ActorRef<ReplicaCommand> far = ActorRefResolver.get(here.system()).resolveActorRef(address);
        RoutingLimits limits = new RoutingLimits(1, -1, Optional.empty());
        handle.tell(new RoutesChanged(new Routes(
                new RunningReplicas(1, Availability.DEPLOYED, "", limits, List.of(load), new WaitingLine()),
                Map.of(id, far))));
    }

    @AfterEach
    void close() {
        here.shutdownTestKit();
        there.shutdownTestKit();
    }

    @Test
    void requestAndResponseTravelAsBytesAndArriveAsValues() throws Exception {
        handle.tell(new Call("hello", Optional.empty(), caller.getRef()));
        Execute execute = replica.expectMessageClass(Execute.class, Duration.ofSeconds(10));
        assertThat(execute.request().decode(SerializationExtension.get(there.system())))
                .isEqualTo("hello");
        Payload response = Payload.of("world").encode(SerializationExtension.get(there.system()));
        execute.replyTo().tell(new RequestCompleted(execute.requestId(), response));
        caller.expectMessage(Duration.ofSeconds(10), new Completed("world"));
    }

    @Test
    void aRequestThatCannotTravelFailsHereAndFreesItsSlot() {
        handle.tell(new Call(new CannotTravel("x"), Optional.empty(), caller.getRef()));
        HandlerFailed failed = caller.expectMessageClass(HandlerFailed.class);
        assertThat(failed.error()).contains(CannotTravel.class.getName());
        assertThat(load.reserved()).isZero();
        handle.tell(new Call("next", Optional.empty(), caller.getRef()));
        replica.expectMessageClass(Execute.class, Duration.ofSeconds(10));
    }

    @Test
    void aResponseThatCannotBeReadHereIsAFailureOfTheHandler() throws Exception {
        handle.tell(new Call("hello", Optional.empty(), caller.getRef()));
        Execute execute = replica.expectMessageClass(Execute.class, Duration.ofSeconds(10));
        Payload gone = new com.fasterxml.jackson.databind.ObjectMapper()
                .readValue("{\"serializerId\":999,\"manifest\":\"Gone\",\"bytes\":\"\"}", Payload.class);
        execute.replyTo().tell(new RequestCompleted(execute.requestId(), gone));
        assertThat(caller.expectMessageClass(HandlerFailed.class, Duration.ofSeconds(10))
                        .error())
                .contains("cannot read Gone");
        assertThat(load.reserved()).isZero();
    }

    private static final class NoRegistry implements HandleRegistry {
        @Override
        public void register(HandleId handle, LoadMeter meter, ActorRef<HandleCommand> actor) {}

        @Override
        public void urgent(DeploymentId deployment) {}
    }
}
