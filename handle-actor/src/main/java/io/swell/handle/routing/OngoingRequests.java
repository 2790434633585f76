package io.swell.handle.routing;

import io.swell.handle.routing.PendingRequest.Stage;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.RequestOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every request a handle has, waiting or with a replica, until it has ended. Each caller is answered exactly once, each
 * slot released exactly once, and the meter agrees at every step:
 * {@code arrivals = completions + failures + rejections + queued + running}.
 *
 * <p>A caller's deadline ends its waiting, not the replica's work: an expired request keeps its slot and is counted as
 * running until its replica answers, ends or says that it does not have it (docs/adr/0042).
 *
 * <p>One owner, one {@code nowNanos} ({@link System#nanoTime()}) per message.
 */
public final class OngoingRequests {

    private static final int CROWD = 64;

    private final DeploymentId deployment;
    private final LoadMeter meter;
    private final long abandonNanos;
    private final RequestQueue waiting = new RequestQueue();
    private final DueTimes dueTimes = new DueTimes();
    private Map<Long, PendingRequest> assigned = new HashMap<>();
    private long lastId;
    private int expired;
    private int crowd;

    /**
     * No requests.
     *
     * @param abandonNanos how often a replica is to be asked about a request whose caller has given up
     */
    public OngoingRequests(DeploymentId deployment, LoadMeter meter, long abandonNanos) {
        this.deployment = deployment;
        this.meter = meter;
        this.abandonNanos = abandonNanos;
    }

    /** Turns a new request away. */
    public void reject(PendingRequest request, RequestOutcome.Failure why, long nowNanos) {
        request.move(Stage.NEW, Stage.ENDED);
        meter.rejected(nowNanos);
        request.answer(why);
    }

    /** Lets a new request wait, unless {@code max} (-1 for no limit) do so already. */
    public boolean queue(PendingRequest request, int max, long nowNanos) {
        if (!waiting.offer(request, max)) {
            return false;
        }
        request.move(Stage.NEW, Stage.WAITING);
        meter.queued(nowNanos);
        dueTimes.add(request);
        crowd = Math.max(crowd, waiting.size() + assigned.size());
        return true;
    }

    /** Gives a new request, before which none waits, to a replica where a slot was reserved for it. */
    public void assign(PendingRequest request, ReplicaLoad replica, long nowNanos) {
        queue(request, RequestQueue.UNLIMITED, nowNanos);
        assignNext(replica, Long.MAX_VALUE, nowNanos);
    }

    /**
     * Gives the request that has waited longest to a replica where a slot was reserved for it.
     *
     * @param sloWaitNanos a longer wait is counted as late, once per request
     */
    public PendingRequest assignNext(ReplicaLoad replica, long sloWaitNanos, long nowNanos) {
        PendingRequest request = waiting.peek();
        if (request == null) {
            throw new IllegalStateException("no request waits");
        }
        request.move(Stage.WAITING, Stage.RUNNING);
        waiting.remove(request);
        boolean late = !request.countedLate && request.waitedNanos(nowNanos) > sloWaitNanos;
        request.countedLate |= late;
        request.id = ++lastId;
        request.replica = replica;
        assigned.put(request.id, request);
        meter.assigned(nowNanos, late);
        return request;
    }

    /** The replica answered. The outcome is asked for only if the caller still waits; false if no request has this id. */
    public boolean answered(long id, Supplier<RequestOutcome> outcome, long nowNanos) {
        PendingRequest request = assigned.get(id);
        if (request == null) {
            return false;
        }
        request.replica().answered();
        end(request, outcome, nowNanos);
        return true;
    }

    /** The request never got to its replica. */
    public void unsendable(long id, RequestOutcome.Failure why, long nowNanos) {
        PendingRequest request = assigned.get(id);
        if (request != null) {
            end(request, () -> why, nowNanos);
        }
    }

    /**
     * The replica refused: the request waits again, before all others, or ends if its caller has given up.
     *
     * @return the replica; null if no request has this id
     */
    public @Nullable ReplicaLoad refused(long id, long nowNanos) {
        PendingRequest request = assigned.get(id);
        if (request == null) {
            return null;
        }
        ReplicaLoad replica = request.replica();
        if (request.stage == Stage.EXPIRED) {
            endExpired(request, nowNanos);
            return replica;
        }
        request.move(Stage.RUNNING, Stage.WAITING);
        leaveReplica(request);
        waiting.giveBack(request);
        meter.returned(nowNanos);
        return replica;
    }

    /** The replica does not have a request it was asked to abandon; false if no expired request has this id. */
    public boolean unknown(long id, long nowNanos) {
        PendingRequest request = assigned.get(id);
        if (request == null || request.stage != Stage.EXPIRED) {
            return false;
        }
        endExpired(request, nowNanos);
        return true;
    }

    /** The replica is gone, and with it every request it had; how many. */
    public int replicaEnded(ReplicaId replica, long nowNanos) {
        List<PendingRequest> lost = assigned.values().stream()
                .filter(request -> request.replica().replica().equals(replica))
                .toList();
        lost.forEach(request -> end(request, () -> new RequestOutcome.ReplicaDied(replica), nowNanos));
        return lost.size();
    }

    /**
     * Answers every caller whose deadline has passed, earliest deadline first.
     *
     * @return requests whose replicas are to be told now, for the first time or again, that nobody waits for them
     */
    public List<PendingRequest> expire(long nowNanos) {
        List<PendingRequest> abandoned = new ArrayList<>(0);
        PendingRequest due = dueTimes.pollDue(nowNanos);
        while (due != null) {
            if (due.stage == Stage.WAITING) {
                expireWaiting(due, nowNanos);
            } else {
                expireRunning(due, nowNanos);
                abandoned.add(due);
            }
            due = dueTimes.pollDue(nowNanos);
        }
        return abandoned;
    }

    /** Ends every waiting request. */
    public void failWaiting(RequestOutcome.Failure why, long nowNanos) {
        for (PendingRequest request = waiting.peek(); request != null; request = waiting.peek()) {
            dueTimes.remove(request);
            failWaiting(request, why, nowNanos);
        }
    }

    /** Ends everything: waiting, running and expired. */
    public void failAll(RequestOutcome.Failure why, long nowNanos) {
        failWaiting(why, nowNanos);
        List.copyOf(assigned.values()).forEach(request -> end(request, () -> why, nowNanos));
    }

    /** When {@link #expire} has something to do next; empty if nothing is ongoing. */
    public OptionalLong nextDue() {
        return dueTimes.next();
    }

    /** More requests are ongoing than whoever reads the meter wishes to wait with. */
    public boolean hasGrownALot() {
        return meter.isPastEdge();
    }

    public boolean hasWaiting() {
        return waiting.size() > 0;
    }

    /** Requests whose callers still wait. */
    public int unanswered() {
        return waiting.size() + assigned.size() - expired;
    }

    private void expireWaiting(PendingRequest request, long nowNanos) {
        failWaiting(request, new RequestOutcome.Expired(deployment, request.timeout(), false), nowNanos);
    }

    private void failWaiting(PendingRequest request, RequestOutcome.Failure why, long nowNanos) {
        request.move(Stage.WAITING, Stage.ENDED);
        waiting.remove(request);
        meter.failedInQueue(nowNanos);
        request.answer(why);
        trimIfEmpty();
    }

    private void expireRunning(PendingRequest request, long nowNanos) {
        if (request.stage == Stage.RUNNING) {
            request.move(Stage.RUNNING, Stage.EXPIRED);
            expired++;
            request.answer(new RequestOutcome.Expired(deployment, request.timeout(), true));
        }
        request.dueNanos = nowNanos + abandonNanos;
        dueTimes.add(request);
    }

    private void end(PendingRequest request, Supplier<? extends RequestOutcome> outcome, long nowNanos) {
        if (request.stage == Stage.EXPIRED) {
            endExpired(request, nowNanos);
            return;
        }
        RequestOutcome answer = outcome.get();
        request.move(Stage.RUNNING, Stage.ENDED);
        dueTimes.remove(request);
        leaveReplica(request);
        if (answer instanceof RequestOutcome.Completed) {
            meter.completed(nowNanos);
        } else {
            meter.failed(nowNanos);
        }
        request.answer(answer);
        trimIfEmpty();
    }

    private void endExpired(PendingRequest request, long nowNanos) {
        request.move(Stage.EXPIRED, Stage.ENDED);
        expired--;
        dueTimes.remove(request);
        leaveReplica(request);
        meter.failed(nowNanos);
        trimIfEmpty();
    }

    private void leaveReplica(PendingRequest request) {
        assigned.remove(request.id);
        request.replica().release();
        request.replica = null;
    }

    /** An idle handle is small, even after a crowd. */
    private void trimIfEmpty() {
        if (crowd > CROWD && waiting.size() + assigned.size() == 0) {
            assigned = new HashMap<>();
            dueTimes.trim();
            crowd = 0;
        }
    }
}
