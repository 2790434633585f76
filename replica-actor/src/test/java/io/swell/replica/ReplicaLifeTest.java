package io.swell.replica;

import static io.swell.replica.ReplicaFixture.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.ReplicaCommand;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplicaLifeTest {

    private static final Duration GRACE = TestSystems.GRACE;

    private final ReplicaFixture fixture = new ReplicaFixture();
    private final PromisedHandler handler = PromisedHandler.started();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesUntilItsHandlerHasStarted() {
        PromisedHandler slow = new PromisedHandler();
        ActorRef<ReplicaCommand> replica = fixture.start(context -> slow);
        replica.tell(fixture.request(1));
        fixture.handle.expectMessage(new RequestRefused(1, REPLICA, false));
        fixture.host.expectNoMessage(Duration.ZERO);

        slow.start.complete(null);

        fixture.host.expectMessage(new ReplicaNews.Started(REPLICA));
        replica.tell(fixture.request(2));
        assertThat(slow.nextBegun().request()).isEqualTo("request 2");
    }

    @Test
    void showsItsHandlerItsConfigurationAndItsThread() {
        CompletableFuture<String> seen = new CompletableFuture<>();
        fixture.start(context -> {
            seen.complete(context.replica() + " says " + context.config().getString("greeting") + " on "
                    + Thread.currentThread().getName());
            return handler;
        });

        assertThat(seen)
                .succeedsWithin(Duration.ofSeconds(5))
                .asString()
                .startsWith("summarizer#a1 says hello on ")
                .contains(TestSystems.DISPATCHER);
    }

    @Test
    void saysWhyItsHandlerCouldNotStartAndClosesIt() {
        PromisedHandler failing = new PromisedHandler();
        failing.stop.complete(null);
        ActorRef<ReplicaCommand> replica = fixture.start(context -> failing);

        failing.start.completeExceptionally(
                new IllegalStateException("wrapper", new java.io.FileNotFoundException("model.bin")));

        fixture.host.expectMessage(
                new ReplicaNews.Failed(REPLICA, "the handler could not start: FileNotFoundException: model.bin"));
        failing.awaitStopCall();
        fixture.host.expectTerminated(replica);
        assertThat(failing.wasNotStoppedAgain()).isTrue();
    }

    @Test
    void saysWhyItsHandlerThrewWhenStarted() {
        ActorRef<ReplicaCommand> replica = fixture.start(context -> new RequestHandler<String, String>() {
            @Override
            public CompletionStage<Void> start(ReplicaContext context) {
                throw new ExceptionInInitializerError(new IllegalStateException("no licence"));
            }

            @Override
            public CompletionStage<String> handle(String request, RequestContext context) {
                return CompletableFuture.completedFuture(request);
            }
        });

        fixture.host.expectMessage(
                new ReplicaNews.Failed(REPLICA, "the handler could not start: IllegalStateException: no licence"));
        fixture.host.expectTerminated(replica);
    }

    @Test
    void saysWhyItsHandlerCouldNotBeCreated() {
        ActorRef<ReplicaCommand> replica = fixture.start(context -> {
            throw new IllegalArgumentException("greeting is too long");
        });

        fixture.host.expectMessage(new ReplicaNews.Failed(
                REPLICA,
                "the factory registered for deployment summarizer could not be created:"
                        + " IllegalArgumentException: greeting is too long"));
        fixture.host.expectTerminated(replica);
    }

    @Test
    void drainsByFinishingWhatItHasAndRefusingTheRest() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        PromisedHandler.Begun begun = handler.nextBegun();

        replica.tell(ReplicaActor.Order.DRAIN);
        replica.tell(fixture.request(2));
        fixture.handle.expectMessage(new RequestRefused(2, REPLICA, true));
        fixture.host.expectNoMessage(Duration.ZERO);
        begun.promise().complete("finished");

        assertThat(fixture.expectResponse(1)).isEqualTo("finished");
        fixture.host.expectMessage(new ReplicaNews.Drained(REPLICA));
        assertThat(handler.wasNotStoppedAgain()).isTrue();
        fixture.expectNothingMore(replica); // it waits for the order
    }

    @Test
    void hasDrainedAtOnceWithNothingToFinish() {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);

        replica.tell(ReplicaActor.Order.DRAIN);

        fixture.host.expectMessage(new ReplicaNews.Drained(REPLICA));
    }

    @Test
    void givesUpWhatDoesNotFinishInTime() {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        PromisedHandler.Begun begun = handler.nextBegun();
        replica.tell(ReplicaActor.Order.DRAIN);
        fixture.expectNothingMore(replica);

        fixture.time.timePasses(GRACE);

        assertThat(fixture.expectFailure(1))
                .hasToString(
                        "RequestFailed[requestId=1, errorType=ReplicaStopped, message=replica summarizer#a1 did not"
                                + " finish it within graceful-shutdown-timeout, 20000 ms]");
        fixture.host.expectMessage(new ReplicaNews.Drained(REPLICA));
        assertThat(begun.context().isAbandoned()).isTrue();
        begun.promise().complete("too late");
        fixture.expectNothingMore(replica);
        fixture.host.expectNoMessage(Duration.ZERO);
    }

    @Test
    void answersWhatRunsAndStopsItsHandlerWhenStopped() {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        handler.nextBegun();

        replica.tell(ReplicaActor.Order.STOP);

        var failed = fixture.expectFailure(1);
        assertThat(failed.errorType()).isEqualTo("ReplicaStopped");
        assertThat(failed.message()).isEqualTo("replica summarizer#a1 was stopped while it had the request");
        handler.awaitStopCall();
        fixture.host.expectTerminated(replica);
        assertThat(handler.wasNotStoppedAgain()).isTrue();
    }

    @Test
    void waitsForItsHandlerToStop() {
        PromisedHandler slow = new PromisedHandler();
        slow.start.complete(null);
        ActorRef<ReplicaCommand> replica = fixture.running(slow);

        replica.tell(ReplicaActor.Order.STOP);
        slow.awaitStopCall();
        replica.tell(fixture.request(1));
        fixture.handle.expectMessage(new RequestRefused(1, REPLICA, true));
        slow.stop.complete(null);

        fixture.host.expectTerminated(replica);
    }

    @Test
    void endsWithoutItsHandlerWhenThatDoesNotStopInTime() {
        PromisedHandler stuck = new PromisedHandler();
        stuck.start.complete(null);
        ActorRef<ReplicaCommand> replica = fixture.running(stuck);
        replica.tell(ReplicaActor.Order.STOP);
        stuck.awaitStopCall();
        fixture.expectNothingMore(replica);

        fixture.time.timePasses(GRACE);

        fixture.host.expectTerminated(replica);
        assertThat(stuck.wasNotStoppedAgain()).isTrue();
    }

    @Test
    void letsAStartEndBeforeItStopsTheHandler() {
        PromisedHandler slow = new PromisedHandler();
        slow.stop.complete(null);
        ActorRef<ReplicaCommand> replica = fixture.start(context -> slow);

        replica.tell(ReplicaActor.Order.STOP);
        fixture.expectNothingMore(replica);
        assertThat(slow.wasNotStoppedAgain()).isTrue();
        slow.start.complete(null);

        slow.awaitStopCall();
        fixture.host.expectTerminated(replica);
    }

    @Test
    void stopsAHandlerThatNeverStartsWhenTimeIsOver() {
        PromisedHandler stuck = new PromisedHandler();
        ActorRef<ReplicaCommand> replica = fixture.start(context -> stuck);
        replica.tell(ReplicaActor.Order.DRAIN);
        fixture.host.expectMessage(new ReplicaNews.Drained(REPLICA));
        replica.tell(ReplicaActor.Order.STOP);
        fixture.expectNothingMore(replica);

        fixture.time.timePasses(GRACE);

        stuck.awaitStopCall();
        fixture.host.expectTerminated(replica);
    }

    @Test
    void answersAndStopsTheHandlerWhenItsProcessEnds() {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        handler.nextBegun();

        fixture.kit.stop(replica);

        assertThat(fixture.expectFailure(1).errorType()).isEqualTo("ReplicaStopped");
        handler.awaitStopCall();
        assertThat(handler.wasNotStoppedAgain()).isTrue();
    }

    @Test
    void sharesTheFateOfAnActorOfItsHandler() {
        ActorRef<ReplicaCommand> replica = fixture.running(new Delegating());
        replica.tell(fixture.request(1, "never answered"));
        replica.tell(fixture.request(2, "die"));

        fixture.host.expectMessage(
                new ReplicaNews.Failed(REPLICA, "the handler's actor child failed: IllegalStateException: died"));
        fixture.handle.receiveSeveralMessages(2).forEach(answer -> assertThat(answer)
                .asString()
                .contains("ReplicaStopped")
                .contains("failed while it had the request"));
        fixture.host.expectTerminated(replica);
    }

    /** Tells its child and promises nothing. */
    private static final class Delegating implements RequestHandler<String, String> {

        private @Nullable ActorRef<String> child;

        @Override
        public CompletionStage<Void> start(ReplicaContext context) {
            child = context.spawn(dying(), "child");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<String> handle(String request, RequestContext context) {
            Objects.requireNonNull(child).tell(request);
            return new CompletableFuture<>();
        }

        private static Behavior<String> dying() {
            return Behaviors.receiveMessage(message -> {
                if (message.equals("die")) {
                    throw new IllegalStateException("died");
                }
                return Behaviors.same();
            });
        }
    }
}
