package io.swell.node.management;

import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import io.swell.shared.input.BadInput;

/** Something is not done, and whoever asked is told why. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final StatusCode status;

    Refusal(StatusCode status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static Refusal badRequest(String key, String rule, Object value) {
        return new Refusal(StatusCodes.BAD_REQUEST, BadInput.describe(key, rule, value));
    }

    StatusCode status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
