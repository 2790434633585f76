package io.swell.handle.routing;

import org.jspecify.annotations.Nullable;

/**
 * Bounded waiting room, first in first out. Linked through the requests themselves: every step is O(1), one may leave
 * from the middle, and an empty queue holds no memory.
 */
final class RequestQueue {

    /** No limit. */
    static final int UNLIMITED = -1;

    private @Nullable PendingRequest first;
    private @Nullable PendingRequest last;
    private int size;

    /** Lets a request wait behind all others, unless {@code max} wait already; {@link #UNLIMITED} takes any number. */
    boolean offer(PendingRequest request, int max) {
        if (max != UNLIMITED && size >= max) {
            return false;
        }
        link(last, request, null);
        return true;
    }

    /** Lets a request that had left wait before all others, whatever the limit: it was admitted once. */
    void giveBack(PendingRequest request) {
        link(null, request, first);
    }

    /** The one that has waited longest. */
    @Nullable
    PendingRequest peek() {
        return first;
    }

    /** Takes a request out, wherever it stands. */
    void remove(PendingRequest request) {
        if (request.previous == null && request != first) {
            throw new IllegalStateException("this request does not wait here");
        }
        join(request.previous, request.next);
        request.previous = null;
        request.next = null;
        size--;
    }

    int size() {
        return size;
    }

    private void link(@Nullable PendingRequest before, PendingRequest request, @Nullable PendingRequest after) {
        if (request.previous != null || request.next != null || request == first) {
            throw new IllegalStateException("this request waits already");
        }
        join(before, request);
        join(request, after);
        size++;
    }

    /** Makes the two neighbours; a missing one makes the other an end of the queue. */
    private void join(@Nullable PendingRequest before, @Nullable PendingRequest after) {
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
    }
}
