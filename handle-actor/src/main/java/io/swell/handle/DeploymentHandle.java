package io.swell.handle;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.RequestOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What callers of a deployment hold. Safe to share between threads.
 *
 * <p>Every call completes, exceptionally with a {@link RequestFailure} if user code did not answer. What callers chain to
 * it runs on the system's default dispatcher, never on the handle.
 *
 * @param <Req> what the deployment takes
 * @param <Res> what it answers
 */
public final class DeploymentHandle<Req, Res> {

    /** Later than the handle's own deadline, so that its answer, which says more, comes first. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Akka refuses timers of years. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(30);

    private final DeploymentId deployment;
    private final ActorRef<HandleCommand> handle;
    private final ActorSystem<?> system;
    private final Class<Res> responseType;
    private final Duration defaultTimeout;

    /**
     * A handle.
     *
     * @param handle a {@link HandleActor} of the deployment
     * @param defaultTimeout for calls that do not say; positive
     */
    public DeploymentHandle(
            DeploymentId deployment,
            ActorRef<HandleCommand> handle,
            ActorSystem<?> system,
            Class<Res> responseType,
            Duration defaultTimeout) {
        this.deployment = deployment;
        this.handle = handle;
        this.system = system;
        this.responseType = responseType;
        this.defaultTimeout = checked(defaultTimeout);
    }

    public DeploymentId deployment() {
        return deployment;
    }

    /** Calls the deployment and waits as long as is configured. */
    public CompletionStage<Res> call(Req request) {
        return call(request, defaultTimeout);
    }

    /**
     * Calls the deployment.
     *
     * @param timeout positive; anything above 30 days is 30 days
     */
    public CompletionStage<Res> call(Req request, Duration timeout) {
        Objects.requireNonNull(request, "a request must not be null");
        Duration wait = checked(timeout);
        CompletionStage<RequestOutcome> outcome = AskPattern.ask(
                handle,
                replyTo -> new HandleCommand.Call(request, Optional.of(wait), replyTo),
                wait.plus(PATIENCE),
                system.scheduler());
        return outcome.handleAsync(this::response, system.executionContext());
    }

    private Res response(@Nullable RequestOutcome outcome, @Nullable Throwable error) {
        if (outcome instanceof RequestOutcome.Completed completed) {
            return typed(completed.response());
        }
        if (outcome instanceof RequestOutcome.Failure failure) {
            throw new RequestFailure(failure);
        }
        throw new RequestFailure(new RequestOutcome.NotRunning(
                deployment,
                error instanceof TimeoutException
                        ? "its handle has stopped or does not answer"
                        : "its handle cannot be asked: " + error));
    }

    private Res typed(Object response) {
        if (!responseType.isInstance(response)) {
            throw new RequestFailure(new RequestOutcome.HandlerFailed(
                    deployment,
                    ClassCastException.class.getName(),
                    "it answered with " + response.getClass().getName() + ", its caller expects "
                            + responseType.getName()));
        }
        return responseType.cast(response);
    }

    private static Duration checked(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was: " + timeout);
        }
        return timeout.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : timeout;
    }
}
