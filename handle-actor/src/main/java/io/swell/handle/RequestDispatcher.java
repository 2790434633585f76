package io.swell.handle;

import io.swell.handle.directory.Routes;
import io.swell.handle.routing.OngoingRequests;
import io.swell.handle.routing.PendingRequest;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.handle.routing.RequestRouter;
import io.swell.handle.routing.RunningReplicas;
import io.swell.handle.routing.WaitingLine;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Sends a handle's requests, oldest first, for as long as it is the handle's turn and a replica has room. */
final class RequestDispatcher {

    private static final RequestRouter ROUTER = RequestRouter.powerOfTwoChoices();

    private final OngoingRequests ongoing;
    private final ReplicaMessages replicaMessages;
    private final RandomGenerator random;
    private final WaitingLine.Waiter turn;
    private Routes routes = Routes.NOT_KNOWN_YET;
    private OptionalLong restEndNanos = OptionalLong.empty();

    /**
     * A dispatcher without routes.
     *
     * @param turn wakes the handle when {@link #dispatch} may get further than it did
     */
    RequestDispatcher(
            OngoingRequests ongoing, ReplicaMessages replicaMessages, RandomGenerator random, WaitingLine.Waiter turn) {
        this.ongoing = ongoing;
        this.replicaMessages = replicaMessages;
        this.random = random;
        this.turn = turn;
    }

    RunningReplicas replicas() {
        return routes.replicas();
    }

    void use(Routes newer) {
        routes = newer;
    }

    /** Sends a new request if none waits before it, here or in another handle of the process, and a replica has room. */
    boolean sendAtOnce(PendingRequest request, long now) {
        Optional<ReplicaLoad> free = ongoing.hasWaiting() ? Optional.empty() : chooseInTurn(now);
        free.ifPresent(replica -> {
            ongoing.assign(request, replica, now);
            send(request, now);
        });
        return free.isPresent();
    }

    /** Ends what is overdue, then sends what waits. */
    void dispatch(long now) {
        expire(now);
        restEndNanos = OptionalLong.empty();
        RunningReplicas replicas = routes.replicas();
        WaitingLine line = replicas.line();
        while (ongoing.hasWaiting() && !replicas.isEmpty()) {
            Optional<ReplicaLoad> free = chooseInTurn(now);
            if (free.isPresent()) {
                long sloWait = replicas.limits().sloWait().map(Nanos::of).orElse(Nanos.LONGEST);
                send(ongoing.assignNext(free.get(), sloWait, now), now);
                line.passOn(turn);
            } else if (!line.join(turn)) {
                // It stood in line while it looked: whatever is released from here on wakes the head.
                restEndNanos = line.isTurnOf(turn) ? replicas.nextRestEnd(now) : OptionalLong.empty();
                return;
            }
        }
        line.leave(turn);
    }

    /** A slot was released here: who stands before this handle in line is told first, then it looks for itself. */
    void onSlotFreed(long now) {
        replicas().line().slotFreed(turn);
        dispatch(now);
    }

    /** Wants nothing any more, and has released all it had. */
    void leave() {
        replicas().line().leave(turn);
        replicas().line().slotFreed(turn);
    }

    /** When {@link #dispatch} has something to do though nobody wakes it; empty for never. */
    OptionalLong nextDue() {
        OptionalLong due = ongoing.nextDue();
        if (due.isPresent() && restEndNanos.isPresent()) {
            boolean restEndsFirst = restEndNanos.getAsLong() - due.getAsLong() < 0;
            return restEndsFirst ? restEndNanos : due;
        }
        return due;
    }

    private Optional<ReplicaLoad> chooseInTurn(long now) {
        RunningReplicas replicas = routes.replicas();
        return replicas.line().isTurnOf(turn) ? ROUTER.choose(replicas, now, random) : Optional.empty();
    }

    private void expire(long now) {
        for (PendingRequest request : ongoing.expire(now)) {
            routes.find(request.replica().replica()).ifPresent(replica -> replicaMessages.abandon(request, replica));
        }
    }

    private void send(PendingRequest request, long now) {
        var replica = routes.find(request.replica().replica()).orElseThrow();
        replicaMessages.execute(request, replica, now).ifPresent(failure -> {
            ongoing.unsendable(request.id(), failure, now);
            replicas().line().slotFreed(turn);
        });
    }
}
