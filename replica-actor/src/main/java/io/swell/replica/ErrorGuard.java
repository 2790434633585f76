package io.swell.replica;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;

/**
 * Turns what Akka calls fatal into a failure of the one actor it was thrown in. Akka would end the process, since the
 * whole may be broken; a stack overflow or a missing class in one deployment's code says nothing of the others.
 */
final class ErrorGuard<T> extends BehaviorInterceptor<T, T> {

    private ErrorGuard(Class<T> messages) {
        super(messages);
    }

    /** All messages are looked at, whatever their class. */
    @SuppressWarnings("unchecked")
    static <T> Behavior<T> around(Behavior<T> behavior) {
        return Behaviors.intercept(() -> new ErrorGuard<>((Class<T>) Object.class), behavior);
    }

    @Override
    public Behavior<T> aroundStart(TypedActorContext<T> context, PreStartTarget<T> target) {
        try {
            return target.start(context);
        } catch (Error e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
        try {
            return target.apply(context, message);
        } catch (Error e) {
            throw new IllegalStateException(e);
        }
    }
}
