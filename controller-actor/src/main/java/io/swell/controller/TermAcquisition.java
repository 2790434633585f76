package io.swell.controller;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.GCounter;
import akka.cluster.ddata.GCounterKey;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.function.Function;

/**
 * A controller's first phase: takes a term higher than any before it, then becomes the controller proper.
 *
 * <p>The term is a grow-only counter in Distributed Data: read from a majority, raised, written to a majority, read
 * again. Two controllers on two sides of a split cannot both find a majority; should two raise it together after all,
 * the holder's uid tells their terms apart. While no majority answers it tries again, and everything else sent to it is
 * dropped: pushers and hosts repeat what is not answered.
 */
final class TermAcquisition {

    private static final Key<GCounter> KEY = GCounterKey.create("swell-controller-term");
    /** How long a majority may take to answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofMillis(500);

    private record Read(Replicator.GetResponse<GCounter> response) implements ControllerCommand.Local {}

    private record Raised(Replicator.UpdateResponse<GCounter> response) implements ControllerCommand.Local {}

    private record Confirmed(Replicator.GetResponse<GCounter> response) implements ControllerCommand.Local {}

    private enum Retry implements ControllerCommand.Local {
        INSTANCE
    }

    private final ActorContext<ControllerCommand> context;
    private final ReplicatorMessageAdapter<ControllerCommand, GCounter> replicator;
    private final SelfUniqueAddress self;
    private final Function<Term, Behavior<ControllerCommand>> next;

    private TermAcquisition(
            ActorContext<ControllerCommand> context,
            ReplicatorMessageAdapter<ControllerCommand, GCounter> replicator,
            Function<Term, Behavior<ControllerCommand>> next) {
        this.context = context;
        this.replicator = replicator;
        this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
        this.next = next;
    }

    /** Takes a term and goes on as {@code next} says. */
    static Behavior<ControllerCommand> then(Function<Term, Behavior<ControllerCommand>> next) {
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<ControllerCommand, GCounter> replicator) ->
                        new TermAcquisition(context, replicator, next).begin()));
    }

    private Behavior<ControllerCommand> begin() {
        read();
        return Behaviors.receive(ControllerCommand.class)
                .onMessage(Read.class, this::onRead)
                .onMessage(Raised.class, this::onRaised)
                .onMessage(Confirmed.class, this::onConfirmed)
                .onMessage(Retry.class, retry -> {
                    read();
                    return Behaviors.same();
                })
                .onAnyMessage(dropped -> Behaviors.same())
                .build();
    }

    private void read() {
        replicator.askGet(ask -> new Replicator.Get<>(KEY, new Replicator.ReadMajority(PATIENCE), ask), Read::new);
    }

    private Behavior<ControllerCommand> onRead(Read message) {
        if (message.response() instanceof Replicator.GetFailure) {
            return tryAgain("no majority to read the term from");
        }
        replicator.askUpdate(
                ask -> new Replicator.Update<>(
                        KEY,
                        GCounter.empty(),
                        new Replicator.WriteMajority(PATIENCE),
                        ask,
                        counter -> counter.increment(self, 1)),
                Raised::new);
        return Behaviors.same();
    }

    private Behavior<ControllerCommand> onRaised(Raised message) {
        if (!(message.response() instanceof Replicator.UpdateSuccess)) {
            return tryAgain("no majority to write the term to");
        }
        replicator.askGet(ask -> new Replicator.Get<>(KEY, Replicator.readLocal(), ask), Confirmed::new);
        return Behaviors.same();
    }

    private Behavior<ControllerCommand> onConfirmed(Confirmed message) {
        if (message.response() instanceof Replicator.GetSuccess<GCounter> success) {
            long number = success.get(KEY).getValue().longValueExact();
            return next.apply(new Term(number, self.uniqueAddress().longUid()));
        }
        return tryAgain("the term just written cannot be read");
    }

    private Behavior<ControllerCommand> tryAgain(String why) {
        ControllerLog.termNotTaken(context.getLog(), why);
        context.scheduleOnce(RETRY, context.getSelf(), Retry.INSTANCE);
        return Behaviors.same();
    }
}
