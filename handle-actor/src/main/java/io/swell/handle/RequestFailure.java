package io.swell.handle;

import io.swell.shared.protocol.RequestOutcome;

/** A request ended without an answer of user code; says how. Has no stack trace: it would show only the handle. */
public final class RequestFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RequestOutcome.Failure failure;

    public RequestFailure(RequestOutcome.Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public RequestOutcome.Failure failure() {
        return failure;
    }
}
