package io.swell.replica;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions of user code in words. Never throws itself, whatever an exception's own methods do, and never says more
 * than fits a message.
 */
final class Failures {

    /** Longer messages are cut: an answer that exceeds the transport's frame would be lost silently. */
    static final int LONGEST_MESSAGE = 2_000;

    private static final int DEEPEST_CAUSE = 20;

    private Failures() {}

    /** The exception itself, without what stages and reflection wrap around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE; depth++) {
            Throwable cause = isWrapper(current) ? causeOf(current) : null;
            if (cause == null) {
                break;
            }
            current = cause;
        }
        return current;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof ExecutionException
                || failure instanceof InvocationTargetException
                || failure instanceof ExceptionInInitializerError;
    }

    static String type(Throwable failure) {
        String simple = failure.getClass().getSimpleName();
        return simple.isEmpty() ? failure.getClass().getName() : simple;
    }

    static String message(Throwable failure) {
        String message;
        try {
            message = failure.getMessage();
        } catch (Throwable unreadable) {
            return "no readable message";
        }
        if (message == null || message.isBlank()) {
            return "no message";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Class and message of the exception everything began with. */
    static String rootCause(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE; depth++) {
            Throwable cause = causeOf(current);
            if (cause == null || cause.equals(current)) {
                break;
            }
            current = cause;
        }
        return type(current) + ": " + message(current);
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable unreadable) {
            return null;
        }
    }
}
