package io.swell.bench.jvm;

import org.jspecify.annotations.Nullable;

/** A bench that cannot be believed: a process ended, or a sanity check broke. */
public final class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, @Nullable Exception cause) {
        super(message, cause);
    }

    /** Fails with {@code message} unless it is true. */
    public static void unless(boolean isTrue, String message) {
        if (!isTrue) {
            throw new BenchFailure(message);
        }
    }
}
