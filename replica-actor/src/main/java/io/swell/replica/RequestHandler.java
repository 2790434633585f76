package io.swell.replica;

import akka.actor.typed.Behavior;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * User code of a deployment. Each replica has one of its own.
 *
 * <p>All three methods are called by one thread at a time, never two at once; what they set is seen by the next call.
 * They run on the replicas' dispatcher, so they may block, though a replica that blocks in one request begins no other
 * and learns nothing of its caller's leaving. Anything thrown, errors included, fails the one request it was thrown for.
 *
 * @param <Q> class of the requests
 * @param <A> class of the responses; crosses JVMs with the serializer bound to it
 */
public interface RequestHandler<Q, A> {

    /**
     * Called once, before the first request; the replica takes requests when the stage completes. If it fails, or this
     * throws, the replica cannot start, and the deployment shows why.
     */
    default CompletionStage<Void> start(ReplicaContext context) throws Exception {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Answers one request. Up to {@code max-ongoing-requests} stages may be incomplete at a time.
     *
     * @return completes with the response, which must not be null
     */
    CompletionStage<A> handle(Q request, RequestContext context) throws Exception;

    /**
     * Called exactly once if {@link #start} was called, also if that failed: close what it opened. No request begins
     * afterwards. Ordinarily start and all requests have ended by then; when a replica is stopped with requests
     * outstanding, their callers have been told that they failed. The replica waits for the stage, together with a start
     * that has not ended, no longer than {@code graceful-shutdown-timeout}, and not at all when its whole process ends.
     */
    default CompletionStage<Void> stop() throws Exception {
        return CompletableFuture.completedFuture(null);
    }

    /** Every request is told to an actor of this behavior, spawned under the replica; see {@link BehaviorRequest}. */
    static <Q, A> RequestHandler<Q, A> ofBehavior(Behavior<BehaviorRequest<Q, A>> behavior) {
        return new BehaviorHandler<>(behavior);
    }
}
