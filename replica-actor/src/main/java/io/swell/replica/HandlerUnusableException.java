package io.swell.replica;

/** A deployment's handler cannot be made; the message says why, to the person who wrote the configuration. */
final class HandlerUnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerUnusableException(String message) {
        super(message);
    }

    HandlerUnusableException(String message, Throwable cause) {
        super(message + ": " + Failures.rootCause(cause), cause);
    }
}
