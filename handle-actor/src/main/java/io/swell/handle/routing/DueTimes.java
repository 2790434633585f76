package io.swell.handle.routing;

import java.util.ArrayList;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Requests in order of their due time: a binary heap whose members know their place, so that one may leave from the
 * middle in O(log n). Equal timeouts, the common case, arrive in order and are added in O(1).
 */
final class DueTimes {

    private final ArrayList<PendingRequest> heap = new ArrayList<>(0);

    void add(PendingRequest request) {
        if (request.duePlace >= 0) {
            throw new IllegalStateException("this request has a due time already");
        }
        heap.add(request);
        put(request, heap.size() - 1);
        rise(request);
    }

    void remove(PendingRequest request) {
        int place = request.duePlace;
        if (place < 0 || heap.get(place) != request) {
            throw new IllegalStateException("this request has no due time here");
        }
        PendingRequest last = heap.remove(heap.size() - 1);
        request.duePlace = -1;
        if (last != request) {
            put(last, place);
            rise(last);
            sink(last);
        }
    }

    /** Takes out the first request that is due; null if none is. */
    @Nullable
    PendingRequest pollDue(long nowNanos) {
        if (heap.isEmpty() || heap.get(0).dueNanos - nowNanos > 0) {
            return null;
        }
        PendingRequest due = heap.get(0);
        remove(due);
        return due;
    }

    OptionalLong next() {
        return heap.isEmpty() ? OptionalLong.empty() : OptionalLong.of(heap.get(0).dueNanos);
    }

    /** Gives back the memory of a crowd that has gone. */
    void trim() {
        heap.trimToSize();
    }

    private void rise(PendingRequest request) {
        while (request.duePlace > 0) {
            PendingRequest parent = heap.get((request.duePlace - 1) / 2);
            if (!isBefore(request, parent)) {
                return;
            }
            swap(request, parent);
        }
    }

    private void sink(PendingRequest request) {
        while (2 * request.duePlace + 1 < heap.size()) {
            PendingRequest child = earlierChild(request.duePlace);
            if (!isBefore(child, request)) {
                return;
            }
            swap(child, request);
        }
    }

    private PendingRequest earlierChild(int place) {
        PendingRequest left = heap.get(2 * place + 1);
        if (2 * place + 2 == heap.size()) {
            return left;
        }
        PendingRequest right = heap.get(2 * place + 2);
        return isBefore(right, left) ? right : left;
    }

    private void swap(PendingRequest one, PendingRequest other) {
        int place = one.duePlace;
        put(one, other.duePlace);
        put(other, place);
    }

    private void put(PendingRequest request, int place) {
        heap.set(place, request);
        request.duePlace = place;
    }

    private static boolean isBefore(PendingRequest one, PendingRequest other) {
        return one.dueNanos - other.dueNanos < 0;
    }
}
