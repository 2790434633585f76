package io.swell.replica;

import akka.actor.ActorPath;
import akka.actor.DeadLetter;
import akka.actor.typed.Behavior;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Behaviors;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Answers requests that reach a replica of this process after its end: they were sent by a handle that had not heard of
 * it, and nothing was begun. Refused, they go elsewhere; unanswered, they would have failed with the replica.
 */
final class LateRequests {

    private static final String SEPARATOR = ":";

    private LateRequests() {}

    /** @param host parent of the replicas, each under its {@link #nameOf} */
    static Behavior<DeadLetter> create(ActorPath host) {
        return Behaviors.setup(context -> {
            context.getSystem().eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, context.getSelf()));
            return Behaviors.receiveMessage(letter -> {
                ActorPath replica = letter.recipient().path();
                if (letter.message() instanceof Execute execute
                        && replica.parent().equals(host)) {
                    execute.replyTo().tell(new RequestRefused(execute.requestId(), replicaNamed(replica.name()), true));
                }
                return Behaviors.same();
            });
        });
    }

    /** The actor name of a replica; unlike any other's if the number is. */
    static String nameOf(ReplicaId replica, long number) {
        return replica.deployment()
                + SEPARATOR
                + URLEncoder.encode(replica.suffix(), StandardCharsets.UTF_8)
                + SEPARATOR
                + number;
    }

    private static ReplicaId replicaNamed(String name) {
        String[] parts = name.split(SEPARATOR, -1);
        return new ReplicaId(new DeploymentId(parts[0]), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
}
