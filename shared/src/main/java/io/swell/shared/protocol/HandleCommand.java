package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;
import java.util.Optional;

/** Everything a {@code HandleActor} accepts. */
public sealed interface HandleCommand {

    /**
     * A caller's request. Answered exactly once.
     *
     * @param timeout how long the caller waits; empty for the configured time
     */
    record Call(Object request, Optional<Duration> timeout, ActorRef<RequestOutcome> replyTo)
            implements HandleCommand {}

    /** User code answered. */
    record RequestCompleted(long requestId, Payload response) implements HandleCommand, WireMessage {}

    /** User code failed, or the request or response could not be read or written. */
    record RequestFailed(long requestId, String errorType, String message) implements HandleCommand, WireMessage {}

    /** The replica has no room or is draining; the request was not begun. */
    record RequestRefused(long requestId, ReplicaId replica, boolean draining) implements HandleCommand, WireMessage {}

    /** Answer to an {@link ReplicaCommand.Abandon} of a request the replica does not have. */
    record RequestUnknown(long requestId) implements HandleCommand, WireMessage {}

    /** The one open door: what the directory and the handle itself send. Never leaves the JVM. */
    non-sealed interface Local extends HandleCommand {}
}
