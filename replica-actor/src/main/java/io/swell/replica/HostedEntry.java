package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.ReplicaCommand;

/** One replica in its host's books. A move that is not legal in its phase changes nothing. */
final class HostedEntry {

    /** A longer cause is cut: one report carries the causes of all replicas that failed. */
    static final int LONGEST_DETAIL = 500;

    private final ReplicaId replica;
    private final String version;
    private final ActorRef<ReplicaCommand> ref;
    private ReplicaPhase phase = ReplicaPhase.STARTING;
    private String detail = "";
    private boolean stopping;
    private boolean living = true;

    HostedEntry(ReplicaId replica, String version, ActorRef<ReplicaCommand> ref) {
        this.replica = replica;
        this.version = version;
        this.ref = ref;
    }

    ReplicaId replica() {
        return replica;
    }

    ActorRef<ReplicaCommand> ref() {
        return ref;
    }

    /** Whether its actor has not ended. */
    boolean isLiving() {
        return living;
    }

    /** Whether it was ordered to stop. */
    boolean isStopping() {
        return stopping;
    }

    boolean isRunning() {
        return living && phase == ReplicaPhase.RUNNING;
    }

    boolean isDrained() {
        return phase == ReplicaPhase.DRAINED;
    }

    boolean started() {
        return move(phase == ReplicaPhase.STARTING, ReplicaPhase.RUNNING);
    }

    boolean drain() {
        return move(takesRequests(), ReplicaPhase.DRAINING);
    }

    boolean drained() {
        return move(phase == ReplicaPhase.DRAINING, ReplicaPhase.DRAINED);
    }

    /** Until it has ended it is shown as draining, since it takes nothing new and still uses its resources. */
    boolean stop() {
        boolean first = !stopping;
        drain();
        stopping = true;
        return first;
    }

    boolean failed(String cause) {
        if (stopping || !(takesRequests() || phase == ReplicaPhase.DRAINING)) {
            return false;
        }
        phase = phase == ReplicaPhase.STARTING ? ReplicaPhase.START_FAILED : ReplicaPhase.CRASHED;
        detail = cause.length() <= LONGEST_DETAIL ? cause : cause.substring(0, LONGEST_DETAIL) + "…";
        return true;
    }

    void ended() {
        living = false;
    }

    private boolean takesRequests() {
        return phase == ReplicaPhase.STARTING || phase == ReplicaPhase.RUNNING;
    }

    private boolean move(boolean legal, ReplicaPhase next) {
        if (legal) {
            phase = next;
        }
        return legal;
    }

    HostedReplica toReport() {
        return new HostedReplica(replica, version, phase, detail, ref);
    }
}
