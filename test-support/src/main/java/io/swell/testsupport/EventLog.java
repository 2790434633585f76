package io.swell.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that happened, in order, and a way to wait for what has not happened yet. Any thread may add, any may wait;
 * a wait ends with the event it is for, never after a fixed time.
 *
 * @param <T> an event; its {@code toString} is what a failed wait shows
 */
public final class EventLog<T> {

    private static final int SHOWN_ON_FAILURE = 40;

    private final String name;
    private final List<T> events = new ArrayList<>();
    private boolean ended;

    /**
     * An empty log.
     *
     * @param name of the source, for the message of a failed wait
     */
    public EventLog(String name) {
        this.name = name;
    }

    public synchronized void add(T event) {
        events.add(event);
        notifyAll();
    }

    /** Nothing more will come: whoever still waits fails at once. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    public synchronized List<T> all() {
        return List.copyOf(events);
    }

    /** How many events there are: the position from which a later wait may start. */
    public synchronized int position() {
        return events.size();
    }

    /** The first event ever for which {@code wanted} holds. See {@link #awaitFrom}. */
    public T await(String what, Duration timeout, Predicate<? super T> wanted) {
        return awaitFrom(0, what, timeout, wanted);
    }

    /**
     * The first event at or after {@code position} for which {@code wanted} holds, waiting for it if need be.
     *
     * @param what completes the sentence "no …", for the message
     * @throws AssertionError if the time is over or the log ended before it came; shows the last events
     */
    public T awaitFrom(int position, String what, Duration timeout, Predicate<? super T> wanted) {
        try {
            return search(position, what, timeout, wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting on " + name, e);
        }
    }

    private synchronized T search(int position, String what, Duration timeout, Predicate<? super T> wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int next = position;
        while (true) {
            for (; next < events.size(); next++) {
                if (wanted.test(events.get(next))) {
                    return events.get(next);
                }
            }
            long leftNanos = deadline - System.nanoTime();
            if (ended || leftNanos <= 0) {
                throw new AssertionError(describeFailure(what, timeout));
            }
            wait(leftNanos / 1_000_000 + 1);
        }
    }

    private String describeFailure(String what, Duration timeout) {
        String why = ended ? "before the end of its output" : "within " + timeout.toMillis() + " ms";
        int from = Math.max(0, events.size() - SHOWN_ON_FAILURE);
        StringBuilder text = new StringBuilder(name + ": no " + what + " " + why + "; last of " + events.size() + ":");
        events.subList(from, events.size()).forEach(event -> text.append("\n  ").append(event));
        return text.toString();
    }
}
