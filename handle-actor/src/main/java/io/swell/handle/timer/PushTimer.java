package io.swell.handle.timer;

/** Calls back once, when it was last set to. */
public interface PushTimer extends AutoCloseable {

    /** Forgets what it was set to before. */
    void set(long waitNanos, Runnable due);

    @Override
    void close();
}
