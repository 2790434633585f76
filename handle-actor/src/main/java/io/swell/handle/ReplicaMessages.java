package io.swell.handle;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.swell.handle.routing.PendingRequest;
import io.swell.shared.id.HandleId;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import java.io.NotSerializableException;
import java.util.Optional;

/** What a handle says to replicas, and how it reads their answers. Only what leaves the JVM is turned into bytes. */
final class ReplicaMessages {

    private final HandleId id;
    private final Serialization serialization;
    private final ActorRef<HandleCommand> self;

    ReplicaMessages(ActorContext<HandleCommand> context, HandleId id) {
        this.id = id;
        this.serialization = SerializationExtension.get(context.getSystem());
        this.self = context.getSelf();
    }

    /** Sends a request; if the replica is in another process and the request cannot travel, says so and sends nothing. */
    Optional<HandlerFailed> execute(PendingRequest request, ActorRef<ReplicaCommand> replica, long nowNanos) {
        try {
            Payload payload = Payload.of(request.content());
            boolean isRemote = !replica.path().address().hasLocalScope();
            Payload fit = isRemote ? payload.encode(serialization) : payload;
            replica.tell(new ReplicaCommand.Execute(request.id(), fit, request.remaining(nowNanos), self));
            return Optional.empty();
        } catch (NotSerializableException e) {
            HandleLog.unsendable(id, e.getMessage());
            return Optional.of(failure(e));
        }
    }

    /** Asks whether the replica has a request whose caller has given up. */
    void abandon(PendingRequest request, ActorRef<ReplicaCommand> replica) {
        HandleLog.abandoned(id, request.replica().replica(), request.id());
        replica.tell(new ReplicaCommand.Abandon(request.id(), self));
    }

    /** The response, or why it cannot be read here. */
    RequestOutcome read(Payload response) {
        try {
            return new RequestOutcome.Completed(response.decode(serialization));
        } catch (NotSerializableException e) {
            HandleLog.unreadable(id, e.getMessage());
            return failure(e);
        }
    }

    private HandlerFailed failure(NotSerializableException e) {
        return new HandlerFailed(id.deployment(), e.getClass().getName(), String.valueOf(e.getMessage()));
    }
}
