package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.typesafe.config.Config;
import io.swell.replica.GuardedHandler.Outcome;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.io.NotSerializableException;

/** Speaks to handles. A response that cannot travel is answered as a failure, not lost in the transport. */
final class Answers {

    private static final String ARTERY = "akka.remote.artery.";

    /** Room in a frame for what goes along with a response: recipient, class names, field names. */
    private static final long FRAME_OVERHEAD = 4_096;

    private final ReplicaId replica;
    private final Serialization serialization;
    private final long longestResponse;

    Answers(ReplicaId replica, ActorSystem<?> system) {
        this.replica = replica;
        this.serialization = SerializationExtension.get(system);
        this.longestResponse = longestFrame(system.settings().config()) - FRAME_OVERHEAD;
    }

    private static long longestFrame(Config config) {
        if (!config.hasPath(ARTERY + "advanced.maximum-frame-size")) {
            return Long.MAX_VALUE; // nothing leaves this JVM
        }
        long ordinary = config.getBytes(ARTERY + "advanced.maximum-frame-size");
        return config.getStringList(ARTERY + "large-message-destinations").isEmpty()
                ? ordinary
                : Math.max(ordinary, config.getBytes(ARTERY + "advanced.maximum-large-frame-size"));
    }

    Object read(Execute execute) throws NotSerializableException {
        return execute.request().decode(serialization);
    }

    /** Answers with what user code came to: a response or a failure. */
    void answer(Execute execute, Outcome outcome) {
        Object response = outcome.value();
        Throwable failure = outcome.failure();
        try {
            if (failure != null) {
                fail(execute, Failures.unwrap(failure));
            } else if (response == null) {
                fail(execute, new NullPointerException("the handler answered null"));
            } else {
                complete(execute, response);
            }
        } catch (Throwable e) { // of the response's serializer
            fail(execute, e);
        }
    }

    private void complete(Execute execute, Object response) throws NotSerializableException {
        Payload payload = Payload.of(response);
        if (!isLocal(execute.replyTo())) {
            payload = payload.encode(serialization);
            if (payload.encodedSize() > longestResponse) {
                fail(
                        execute,
                        "ResponseTooLarge",
                        "the response takes " + payload.encodedSize() + " bytes, more than the " + longestResponse
                                + " that " + ARTERY + "advanced.maximum-frame-size leaves for it");
                return;
            }
        }
        execute.replyTo().tell(new RequestCompleted(execute.requestId(), payload));
    }

    private static boolean isLocal(ActorRef<HandleCommand> handle) {
        return handle.path().address().hasLocalScope();
    }

    private static void fail(Execute execute, Throwable failure) {
        fail(execute, Failures.type(failure), Failures.message(failure));
    }

    static void fail(Execute execute, String errorType, String message) {
        execute.replyTo().tell(new RequestFailed(execute.requestId(), errorType, message));
    }

    void refuse(Execute execute, boolean draining) {
        execute.replyTo().tell(new RequestRefused(execute.requestId(), replica, draining));
    }
}
