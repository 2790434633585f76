package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks an actor that lives and dies with the replica. */
final class BehaviorHandler<Q, A> implements RequestHandler<Q, A> {

    /** Far beyond any caller's patience, and within what the scheduler can count. */
    private static final Duration LONGEST_ASK = Duration.ofDays(1);

    private static final Duration SHORTEST_ASK = Duration.ofMillis(1);

    private record Target<Q, A>(ActorRef<BehaviorRequest<Q, A>> actor, ActorSystem<?> system) {}

    private final Behavior<BehaviorRequest<Q, A>> behavior;
    private @Nullable Target<Q, A> target;

    BehaviorHandler(Behavior<BehaviorRequest<Q, A>> behavior) {
        this.behavior = behavior;
    }

    @Override
    public CompletionStage<Void> start(ReplicaContext context) {
        target = new Target<>(context.spawn(behavior, "handler"), context.system());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<A> handle(Q request, RequestContext context) {
        Target<Q, A> started = target;
        if (started == null) {
            throw new IllegalStateException("the handler has not been started");
        }
        return AskPattern.askWithStatus(
                started.actor(),
                replyTo -> new BehaviorRequest<>(request, context, replyTo),
                patience(context),
                started.system().scheduler());
    }

    private static Duration patience(RequestContext context) {
        Duration remaining = context.remaining();
        if (remaining.compareTo(SHORTEST_ASK) < 0) {
            return SHORTEST_ASK;
        }
        return remaining.compareTo(LONGEST_ASK) > 0 ? LONGEST_ASK : remaining;
    }
}
