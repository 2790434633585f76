package io.swell.replica;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HostCommand;

/** What a replica tells its host. */
sealed interface ReplicaNews extends HostCommand.Local {

    ReplicaId replica();

    /** Takes requests from now on. */
    record Started(ReplicaId replica) implements ReplicaNews {}

    /** Could not start, or cannot go on; ends by itself. */
    record Failed(ReplicaId replica, String detail) implements ReplicaNews {}

    /** Has answered all it had and takes nothing new; waits to be stopped. */
    record Drained(ReplicaId replica) implements ReplicaNews {}

    /**
     * Has recorded its first metric. Told by whichever thread recorded it, and so perhaps after the replica has ended.
     *
     * @param metrics where it goes on recording
     */
    record Records(ReplicaId replica, ReplicaMetrics metrics) implements ReplicaNews {}
}
