package io.swell.replica;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * User code behind a guard: whatever it throws, also what ends threads elsewhere, comes back as an outcome, and it is
 * stopped at most once. The stages it returns never fail.
 */
final class GuardedHandler {

    /** What a call came to: a value, a failure, or neither where user code answered null. */
    record Outcome(@Nullable Object value, @Nullable Throwable failure) {}

    private static final Outcome NOTHING = new Outcome(null, null);

    private final RequestHandler<Object, Object> handler;
    private boolean stopCalled;

    /** A request of the wrong class fails by itself, with a {@code ClassCastException}. */
    @SuppressWarnings("unchecked")
    GuardedHandler(RequestHandler<?, ?> handler) {
        this.handler = (RequestHandler<Object, Object>) handler;
    }

    CompletionStage<Outcome> start(ReplicaContext context) {
        return guard("start", () -> handler.start(context));
    }

    CompletionStage<Outcome> handle(Callable<Object> request, RequestContext context) {
        return guard("handle", () -> handler.handle(request.call(), context));
    }

    /** Has ended already if called before. */
    CompletionStage<Outcome> stop() {
        if (stopCalled) {
            return CompletableFuture.completedFuture(NOTHING);
        }
        stopCalled = true;
        return guard("stop", handler::stop);
    }

    /**
     * A stage of the user's own make may break its contract: complete twice, or refuse to be listened to. And one does
     * not listen with {@code whenComplete}: that wraps a failure for the next stage and so asks it for its message, which
     * may throw.
     */
    private static CompletionStage<Outcome> guard(
            String method, Callable<? extends @Nullable CompletionStage<?>> call) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            CompletionStage<?> stage = call.call();
            if (stage == null) {
                throw new NullPointerException("the handler's " + method + " returned null instead of a stage");
            }
            stage.handle((value, failure) -> outcome.complete(new Outcome(value, failure)));
        } catch (Throwable e) {
            outcome.complete(new Outcome(null, e));
        }
        return outcome;
    }
}
