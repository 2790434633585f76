package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests come, are abandoned, complete, fail and throw in random order while the replica comes to its end. */
final class ExactlyOnceTest {

    private static final int REQUESTS = 100;
    private static final int MAX_ONGOING = 8;

    private final Queue<CompletableFuture<Object>> promises = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> stop = new CompletableFuture<>();

    private enum Ending {
        STOPPED,
        DRAINED,
        OUT_OF_TIME,
        PROCESS_ENDED
    }

    @ParameterizedTest(name = "{1} with seed {0}")
    @CsvSource({
        "1, STOPPED",
        "2, STOPPED",
        "3, DRAINED",
        "4, DRAINED",
        "5, OUT_OF_TIME",
        "6, OUT_OF_TIME",
        "7, PROCESS_ENDED",
        "8, PROCESS_ENDED"
    })
    void answersEachRequestOnce(long seed, Ending ending) {
        Random random = new Random(seed);
        try (ReplicaFixture fixture = new ReplicaFixture()) {
            ActorRef<ReplicaCommand> replica = fixture.start(context -> new RandomHandler(), MAX_ONGOING);
            fixture.host.expectMessage(new ReplicaNews.Started(ReplicaFixture.REPLICA));
            int endsAt = random.nextInt(REQUESTS);
            for (int id = 0; id < REQUESTS; id++) {
                send(fixture, replica, random, id);
                if (id == endsAt) {
                    beginEnd(replica, ending);
                }
            }
            finishEnd(fixture, replica, ending);

            fixture.host.expectTerminated(replica);
            assertThat(finalAnswers(fixture))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, REQUESTS).boxed().toList());
        }
    }

    private void send(ReplicaFixture fixture, ActorRef<ReplicaCommand> replica, Random random, long id) {
        replica.tell(fixture.request(id, random.nextInt(10)));
        if (random.nextInt(4) == 0) {
            replica.tell(new ReplicaCommand.Abandon(random.nextInt((int) id + 1), fixture.handle.getRef()));
        }
        for (int completions = random.nextInt(3); completions > 0; completions--) {
            complete(random, promises.poll());
        }
    }

    private static void complete(Random random, @org.jspecify.annotations.Nullable CompletableFuture<Object> promise) {
        if (promise == null) {
            return;
        }
        if (random.nextBoolean()) {
            promise.complete("answer");
        } else {
            promise.completeExceptionally(new IllegalStateException("failure"));
        }
    }

    private static void beginEnd(ActorRef<ReplicaCommand> replica, Ending ending) {
        switch (ending) {
            case STOPPED -> replica.tell(ReplicaActor.Order.STOP);
            case DRAINED, OUT_OF_TIME -> replica.tell(ReplicaActor.Order.DRAIN);
            case PROCESS_ENDED -> {} // all at once, later
        }
    }

    /** Waits until each request has been taken or refused, so that none is lost in a mailbox that closes. */
    private void finishEnd(ReplicaFixture fixture, ActorRef<ReplicaCommand> replica, Ending ending) {
        var barrier = fixture.kit.createTestProbe(HandleCommand.class);
        replica.tell(new ReplicaCommand.Abandon(0, barrier.getRef()));
        barrier.expectMessage(new RequestUnknown(0));
        if (ending == Ending.DRAINED) {
            promises.forEach(promise -> promise.complete("answer"));
            fixture.host.expectMessage(new ReplicaNews.Drained(ReplicaFixture.REPLICA));
        } else if (ending == Ending.OUT_OF_TIME) {
            fixture.time.timePasses(TestSystems.GRACE);
            fixture.host.expectMessage(new ReplicaNews.Drained(ReplicaFixture.REPLICA));
        }
        promises.forEach(promise -> promise.complete("late, unless it has ended already"));
        stop.complete(null);
        if (ending == Ending.PROCESS_ENDED) {
            fixture.kit.stop(replica);
        } else {
            replica.tell(ReplicaActor.Order.STOP);
        }
    }

    /** Everything the handle was told until now, but for requests that were not known. */
    private static List<Long> finalAnswers(ReplicaFixture fixture) {
        RequestUnknown last = new RequestUnknown(-1);
        fixture.handle.getRef().tell(last);
        List<Long> answered = new ArrayList<>();
        HandleCommand answer = fixture.handle.receiveMessage();
        while (!answer.equals(last)) {
            if (answer instanceof RequestCompleted completed) {
                answered.add(completed.requestId());
            } else if (answer instanceof RequestFailed failed) {
                answered.add(failed.requestId());
            } else if (answer instanceof RequestRefused refused) {
                answered.add(refused.requestId());
            }
            answer = fixture.handle.receiveMessage();
        }
        return answered;
    }

    /** Throws on some requests, answers some at once and promises the rest. */
    private final class RandomHandler implements RequestHandler<Integer, Object> {

        @Override
        public CompletionStage<Object> handle(Integer request, RequestContext context) {
            if (request == 0) {
                throw new IllegalArgumentException("thrown");
            }
            CompletableFuture<Object> promise = new CompletableFuture<>();
            if (request == 1) {
                promise.complete("at once");
            } else {
                promises.add(promise);
            }
            return promise;
        }

        @Override
        public CompletionStage<Void> stop() {
            return stop;
        }
    }
}
