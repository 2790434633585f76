package io.swell.node.management;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import io.swell.shared.config.DurationText;
import io.swell.shared.protocol.ControllerCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Asks the controller what changes nothing. A question is lost while the controller is not there yet or moves, so one without
 * an answer is asked again every second until the time is over.
 */
final class Inquiry {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final ActorRef<ControllerCommand> controller;
    private final Duration timeout;
    private final long deadlineNanos;

    /** Its time begins now. */
    Inquiry(ActorSystem<?> system, ActorRef<ControllerCommand> controller, Duration timeout) {
        this.system = system;
        this.controller = controller;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** Fails with a {@link TimeoutException} if there is no answer within the time. */
    <T> CompletionStage<T> ask(Function<ActorRef<T>, ControllerCommand> question) {
        Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.failedFuture(
                    new TimeoutException("the controller did not answer within " + DurationText.of(timeout)));
        }
        return AskPattern.ask(controller, question, left.compareTo(PATIENCE) < 0 ? left : PATIENCE, system.scheduler())
                .exceptionallyCompose(
                        failure -> isTimeout(failure) ? ask(question) : CompletableFuture.failedFuture(failure));
    }

    static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof CompletionException && failure.getCause() instanceof TimeoutException);
    }
}
