package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Does nothing by itself: its test completes what it promised, when and how the test wants. */
final class PromisedHandler implements RequestHandler<Object, Object> {

    record Begun(Object request, RequestContext context, CompletableFuture<Object> promise) {}

    final CompletableFuture<Void> start = new CompletableFuture<>();
    final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final BlockingQueue<Begun> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> stopCalls = new LinkedBlockingQueue<>();

    static PromisedHandler started() {
        PromisedHandler handler = new PromisedHandler();
        handler.start.complete(null);
        handler.stop.complete(null);
        return handler;
    }

    @Override
    public CompletionStage<Void> start(ReplicaContext context) {
        return start;
    }

    @Override
    public CompletionStage<Object> handle(Object request, RequestContext context) {
        Begun next = new Begun(request, context, new CompletableFuture<>());
        begun.add(next);
        return next.promise();
    }

    @Override
    public CompletionStage<Void> stop() {
        stopCalls.add("stop");
        return stop;
    }

    Begun nextBegun() {
        return await(begun);
    }

    boolean hasBegunNothing() {
        return begun.isEmpty();
    }

    void awaitStopCall() {
        await(stopCalls);
    }

    boolean wasNotStoppedAgain() {
        return stopCalls.isEmpty();
    }

    private static <T> T await(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(5, TimeUnit.SECONDS);
            assertThat(next).as("within 5 s").isNotNull();
            return java.util.Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
