package io.swell.node.faults;

import io.swell.shared.protocol.RequestOutcome;
import java.util.Map;
import java.util.TreeMap;

/** Every request of this process: when it was made and what became of it. Safe to use from any thread. */
final class OperationLog {

    private final Map<String, Long> unanswered = new TreeMap<>();
    private final Map<String, Long> failed = new TreeMap<>();
    private final Map<String, Long> completedBy = new TreeMap<>();
    private long invoked;
    private long completed;
    private long strayAnswers;
    private long longestMillis;
    private boolean stopped;

    /** Whether the request may be made; false once the load has stopped. */
    synchronized boolean invoke(String request) {
        if (!stopped) {
            invoked++;
            unanswered.put(request, System.currentTimeMillis());
        }
        return !stopped;
    }

    synchronized void answered(String request, RequestOutcome outcome) {
        long now = System.currentTimeMillis();
        Long since = unanswered.remove(request);
        if (since == null || (outcome instanceof RequestOutcome.Completed done && !isOf(request, done))) {
            strayAnswers++;
            new Line.Failed(now, request, "Stray", outcome.toString()).print();
            return;
        }
        longestMillis = Math.max(longestMillis, now - since);
        if (outcome instanceof RequestOutcome.Completed done) {
            completed++;
            String response = done.response().toString();
            completedBy.merge(response.substring(response.lastIndexOf('@') + 1), 1L, Long::sum);
        } else if (outcome instanceof RequestOutcome.Failure failure) {
            String kind = failure.getClass().getSimpleName();
            failed.merge(kind, 1L, Long::sum);
            new Line.Failed(now, request, kind, failure.message()).print();
        }
        if (stopped && unanswered.isEmpty()) {
            history().print();
        }
    }

    /** No more requests; the sums are printed when the last has been answered. */
    synchronized void stop() {
        stopped = true;
        if (unanswered.isEmpty()) {
            history().print();
        }
    }

    synchronized Line.History history() {
        return new Line.History(
                invoked, completed, unanswered.size(), strayAnswers, longestMillis, Map.copyOf(failed), completedBy());
    }

    synchronized Map<String, Long> completedBy() {
        return Map.copyOf(completedBy);
    }

    synchronized long completed() {
        return completed;
    }

    synchronized long failed() {
        return failed.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isOf(String request, RequestOutcome.Completed done) {
        return done.response().toString().startsWith(request + "@");
    }
}
