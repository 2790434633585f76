package io.swell.node.faults;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.RequestOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A caller with one request at a time: the next one follows the answer to the last, so that a second answer to any is
 * noticed. Rests a little after a failure, and for good when told that nothing runs.
 */
final class Lane extends AbstractBehavior<Lane.Command> {

    /** What a lane accepts. */
    sealed interface Command {}

    private record Answered(RequestOutcome outcome) implements Command {}

    private enum Next implements Command {
        INSTANCE
    }

    private static final Duration REST = Duration.ofMillis(200);

    private final String name;
    private final ActorRef<HandleCommand> handle;
    private final OperationLog log;
    private final boolean once;
    private final ActorRef<RequestOutcome> answers;
    private long number;
    private String current = "";

    /** @param once whether it makes a single request and only listens from then on */
    static Behavior<Command> create(String name, ActorRef<HandleCommand> handle, OperationLog log, boolean once) {
        return Behaviors.setup(context -> new Lane(context, name, handle, log, once));
    }

    private Lane(
            ActorContext<Command> context,
            String name,
            ActorRef<HandleCommand> handle,
            OperationLog log,
            boolean once) {
        super(context);
        this.name = name;
        this.handle = handle;
        this.log = log;
        this.once = once;
        this.answers = context.messageAdapter(RequestOutcome.class, Answered::new);
        context.getSelf().tell(Next.INSTANCE);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Answered.class, this::onAnswered)
                .onMessageEquals(Next.INSTANCE, this::onNext)
                .build();
    }

    private Behavior<Command> onAnswered(Answered answered) {
        log.answered(current, answered.outcome());
        if (once) {
            return this;
        }
        if (answered.outcome() instanceof RequestOutcome.Completed) {
            return onNext();
        }
        if (!(answered.outcome() instanceof RequestOutcome.NotRunning)) {
            getContext().scheduleOnce(REST, getContext().getSelf(), Next.INSTANCE);
        }
        return this;
    }

    private Behavior<Command> onNext() {
        current = name + "-" + ++number;
        if (log.invoke(current)) {
            handle.tell(new HandleCommand.Call(current, Optional.empty(), answers));
        }
        return this;
    }
}
