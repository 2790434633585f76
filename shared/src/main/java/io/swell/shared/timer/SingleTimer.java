package io.swell.shared.timer;

/** Calls back once, when it was last set to. */
public interface SingleTimer extends AutoCloseable {

    /** Forgets what it was set to before. */
    void set(long waitNanos, Runnable due);

    /** Forgets what it was set to, if it was. A call that is under way still comes. */
    void cancel();

    @Override
    void close();
}
