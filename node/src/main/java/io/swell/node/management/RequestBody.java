package io.swell.node.management;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.StatusCodes;
import akka.http.scaladsl.model.EntityStreamSizeException;
import io.swell.shared.config.DurationText;
import io.swell.shared.input.BadInput;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Reads what comes with a request, which is small and comes soon, or else is refused. */
final class RequestBody {

    static final int MOST_BYTES = 16 * 1_024;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private RequestBody() {}

    /** Fails with a {@link Refusal} where it is too large or too slow. */
    static CompletionStage<String> read(HttpRequest request, ActorSystem<?> system) {
        return request.entity()
                .toStrict(TIMEOUT.toMillis(), system)
                .thenApply(entity -> entity.getData().utf8String())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(inWords(failure)));
    }

    private static Throwable inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) {
            return new Refusal(
                    StatusCodes.CONTENT_TOO_LARGE,
                    BadInput.describe("body", "must have at most " + MOST_BYTES + " bytes", "more"));
        }
        return cause instanceof TimeoutException
                ? new Refusal(
                        StatusCodes.REQUEST_TIMEOUT,
                        BadInput.describe("body", "must come within " + DurationText.of(TIMEOUT), "incomplete"))
                : cause;
    }
}
