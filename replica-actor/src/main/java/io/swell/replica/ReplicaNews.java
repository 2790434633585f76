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
}
