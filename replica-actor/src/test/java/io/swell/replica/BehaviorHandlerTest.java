package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import io.swell.shared.protocol.ReplicaCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BehaviorHandlerTest {

    private final ReplicaFixture fixture = new ReplicaFixture();
    private final ActorRef<ReplicaCommand> replica = fixture.running(RequestHandler.ofBehavior(counting(0)));

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Keeps its count as actors do, and takes no empty text. */
    private static Behavior<BehaviorRequest<String, String>> counting(int before) {
        return Behaviors.receiveMessage(message -> {
            if (message.request().isEmpty()) {
                message.replyTo().tell(StatusReply.error("nothing to count"));
                return Behaviors.same();
            }
            int now = before + message.request().length();
            message.replyTo()
                    .tell(StatusReply.success(now + " at " + message.context().replica()));
            return counting(now);
        });
    }

    @Test
    void answersWithWhatTheActorReplies() throws Exception {
        replica.tell(fixture.request(1, "four"));
        assertThat(fixture.expectResponse(1)).isEqualTo("4 at summarizer#a1");

        replica.tell(fixture.request(2, "more"));
        assertThat(fixture.expectResponse(2)).isEqualTo("8 at summarizer#a1");
    }

    @Test
    void failsWithTheErrorTheActorReplies() {
        replica.tell(fixture.request(1, ""));

        var failed = fixture.expectFailure(1);
        assertThat(failed.errorType()).isEqualTo("ErrorMessage");
        assertThat(failed.message()).isEqualTo("nothing to count");
    }

    @Test
    void endsOnlyItsReplicaWithAFatalError() {
        ActorRef<ReplicaCommand> other =
                fixture.running(RequestHandler.<String, String>ofBehavior(Behaviors.receiveMessage(message -> {
                    throw new StackOverflowError();
                })));

        other.tell(fixture.request(1));

        assertThat(fixture.expectFailure(1).errorType()).isEqualTo("ReplicaStopped");
        fixture.host.expectMessage(new ReplicaNews.Failed(
                ReplicaFixture.REPLICA, "the handler's actor handler failed: StackOverflowError: no message"));
        replica.tell(fixture.request(2, ""));
        fixture.expectFailure(2);
    }

    @Test
    void endsItsActorWithTheReplica() {
        var watcher = fixture.kit.createTestProbe();
        ActorRef<?>[] actor = new ActorRef<?>[1];
        ActorRef<ReplicaCommand> other =
                fixture.running(RequestHandler.<String, String>ofBehavior(Behaviors.setup(context -> {
                    actor[0] = context.getSelf();
                    return Behaviors.receiveMessage(message -> {
                        message.replyTo().tell(StatusReply.success("hello"));
                        return Behaviors.same();
                    });
                })));
        other.tell(fixture.request(1));
        fixture.handle.receiveMessage();

        other.tell(ReplicaActor.Order.STOP);

        watcher.expectTerminated(actor[0]);
    }
}
