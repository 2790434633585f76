package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import java.time.Duration;

/** Everything a {@code ReplicaActor} accepts. */
public sealed interface ReplicaCommand {

    /**
     * Run user code on this. Answered with {@link HandleCommand.RequestCompleted}, {@link HandleCommand.RequestFailed}
     * or {@link HandleCommand.RequestRefused}.
     *
     * @param requestId unique among the requests of {@code replyTo}
     * @param remaining how long the caller still waits
     */
    record Execute(long requestId, Payload request, Duration remaining, ActorRef<HandleCommand> replyTo)
            implements ReplicaCommand, WireMessage {}

    /**
     * The caller of this request no longer waits. Answered with {@link HandleCommand.RequestUnknown} if the replica does
     * not have it; otherwise its ordinary answer is on its way or still to come.
     */
    record Abandon(long requestId, ActorRef<HandleCommand> replyTo) implements ReplicaCommand, WireMessage {}

    /** The one open door: what the replica host and the replica itself send. Never leaves the JVM. */
    non-sealed interface Local extends ReplicaCommand {}
}
