package io.swell.replica;

import static io.swell.replica.ReplicaFixture.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReplicaRequestsTest {

    private final ReplicaFixture fixture = new ReplicaFixture();
    private final PromisedHandler handler = PromisedHandler.started();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void answersWithWhatTheHandlerAnswered() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);

        replica.tell(fixture.request(1, "text"));
        PromisedHandler.Begun begun = handler.nextBegun();
        begun.promise().complete("summary");

        assertThat(begun.request()).isEqualTo("text");
        assertThat(begun.context().replica()).isEqualTo(REPLICA);
        assertThat(begun.context().remaining()).isPositive();
        assertThat(fixture.expectResponse(1)).isEqualTo("summary");
    }

    @Test
    void refusesBeyondItsMaximumAndTakesAgainWhenOneHasEnded() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        replica.tell(fixture.request(2));

        replica.tell(fixture.request(3));
        fixture.handle.expectMessage(new RequestRefused(3, REPLICA, false));

        handler.nextBegun().promise().complete("one");
        assertThat(fixture.expectResponse(1)).isEqualTo("one");
        replica.tell(fixture.request(3));
        handler.nextBegun();
        assertThat(handler.nextBegun().request()).isEqualTo("request 3");
    }

    @Test
    void ignoresARequestThatRunsAlready() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        replica.tell(fixture.request(1));
        PromisedHandler.Begun begun = handler.nextBegun();
        fixture.expectNothingMore(replica);

        begun.promise().complete("once");

        assertThat(fixture.expectResponse(1)).isEqualTo("once");
        assertThat(handler.hasBegunNothing()).isTrue();
        fixture.expectNothingMore(replica);
    }

    @Test
    void tellsRequestsOfTwoHandlesApart() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        var other = fixture.kit.createTestProbe(io.swell.shared.protocol.HandleCommand.class);
        ReplicaCommand.Execute mine = fixture.request(1);
        replica.tell(mine);
        replica.tell(new ReplicaCommand.Execute(1, mine.request(), mine.remaining(), other.getRef()));
        handler.nextBegun();

        handler.nextBegun().promise().complete("for the other");

        other.expectMessageClass(io.swell.shared.protocol.HandleCommand.RequestCompleted.class);
        fixture.expectNothingMore(replica);
    }

    @Test
    void doesNotKnowARequestItDoesNotHave() {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);

        replica.tell(new ReplicaCommand.Abandon(7, fixture.handle.getRef()));

        fixture.handle.expectMessage(new RequestUnknown(7));
    }

    @Test
    void tellsUserCodeThatTheCallerHasLeftAndAnswersAllTheSame() throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(handler);
        replica.tell(fixture.request(1));
        PromisedHandler.Begun begun = handler.nextBegun();
        CountDownLatch told = new CountDownLatch(1);
        begun.context().onAbandoned(() -> {
            throw new IllegalStateException("a callback that throws");
        });
        begun.context().onAbandoned(told::countDown);
        assertThat(begun.context().isAbandoned()).isFalse();

        replica.tell(new ReplicaCommand.Abandon(1, fixture.handle.getRef()));

        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.context().isAbandoned()).isTrue();
        begun.promise().complete("late");
        assertThat(fixture.expectResponse(1)).isEqualTo("late");
    }

    record Failing(String name, RequestHandler<Object, @Nullable Object> handler, String type, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Failing> failures() {
        return Stream.of(
                failing(
                        "throws",
                        () -> {
                            throw new IllegalArgumentException("bad text");
                        },
                        "IllegalArgumentException",
                        "bad text"),
                failing(
                        "throws a checked exception",
                        () -> {
                            throw new java.io.IOException("no disk");
                        },
                        "IOException",
                        "no disk"),
                failing(
                        "overflows its stack",
                        () -> {
                            throw new StackOverflowError();
                        },
                        "StackOverflowError",
                        "no message"),
                failing(
                        "does not link",
                        () -> {
                            throw new NoClassDefFoundError("com/acme/Gone");
                        },
                        "NoClassDefFoundError",
                        "com/acme/Gone"),
                failing(
                        "answers a failed stage",
                        () -> CompletableFuture.failedFuture(new IllegalStateException("x")),
                        "IllegalStateException",
                        "x"),
                failing(
                        "wraps its failure",
                        () -> CompletableFuture.failedFuture(new CompletionException(new IllegalStateException("in"))),
                        "IllegalStateException",
                        "in"),
                failing(
                        "returns no stage",
                        () -> null,
                        "NullPointerException",
                        "the handler's handle returned null instead of a stage"),
                failing(
                        "answers null",
                        () -> CompletableFuture.completedFuture(null),
                        "NullPointerException",
                        "the handler answered null"),
                failing(
                        "returns a stage that cannot be listened to",
                        DeafStage::new,
                        "UnsupportedOperationException",
                        "deaf"),
                failing(
                        "has an exception whose message throws",
                        () -> {
                            throw new Mute();
                        },
                        "Mute",
                        "no readable message"));
    }

    private interface Body {
        @Nullable
        CompletionStage<@Nullable Object> run() throws Exception;
    }

    @SuppressWarnings("NullAway") // breaks the rule on purpose
    private static Failing failing(String name, Body body, String type, String message) {
        return new Failing(name, (request, context) -> body.run(), type, message);
    }

    @ParameterizedTest(name = "a handler that {0}")
    @MethodSource("failures")
    void answersWithAFailureAndGoesOn(Failing failing) throws Exception {
        ActorRef<ReplicaCommand> replica = fixture.running(new RequestHandler<Object, Object>() {
            @Override
            public CompletionStage<Object> handle(Object request, RequestContext context) throws Exception {
                return request.equals("good")
                        ? CompletableFuture.completedFuture("fine")
                        : failing.handler().handle(request, context);
            }
        });

        replica.tell(fixture.request(1, "bad"));
        var failed = fixture.expectFailure(1);
        assertThat(failed.errorType()).isEqualTo(failing.type());
        assertThat(failed.message()).isEqualTo(failing.message());

        replica.tell(fixture.request(2, "good"));
        assertThat(fixture.expectResponse(2)).isEqualTo("fine");
    }

    @Test
    void failsARequestOfTheWrongClass() {
        ActorRef<ReplicaCommand> replica = fixture.running(new RequestHandler<String, String>() {
            @Override
            public CompletionStage<String> handle(String request, RequestContext context) {
                return CompletableFuture.completedFuture(request);
            }
        });

        replica.tell(fixture.request(1, 42));

        assertThat(fixture.expectFailure(1).errorType()).isEqualTo("ClassCastException");
    }

    private static final class DeafStage extends CompletableFuture<Object> {
        @Override
        public <U> CompletableFuture<U> handle(
                java.util.function.BiFunction<? super Object, Throwable, ? extends U> function) {
            throw new UnsupportedOperationException("deaf");
        }
    }

    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("mute");
        }
    }
}
