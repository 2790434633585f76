package io.swell.node.demo;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;

/** One process's driver as the conductor of the demo reaches it. */
final class DemoDriver {

    static final ServiceKey<Command> KEY = ServiceKey.create(Command.class, "swell-demo-driver");

    /** What a driver accepts. */
    sealed interface Command extends DemoMessage {}

    /** Send the load from now on. */
    record Begin() implements Command {}

    record GetProgress(ActorRef<Progress> replyTo) implements Command {}

    /**
     * How far a driver is.
     *
     * @param done whether all of the load has been sent; requests may still be open
     */
    record Progress(RequestCounts counts, int handles, boolean done) implements DemoMessage {}

    private DemoDriver() {}

    static Behavior<Command> create(OpenLoopLoad load) {
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
            return Behaviors.receive(Command.class)
                    .onMessage(Begin.class, begin -> {
                        load.begin();
                        return Behaviors.same();
                    })
                    .onMessage(GetProgress.class, ask -> {
                        ask.replyTo().tell(new Progress(load.counts(), load.handles(), load.isSent()));
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
