package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.util.Optional;

/** Whom a host answers to. */
final class ControllerLink {

    private Term highest = Term.NONE;
    private long refused;
    private Optional<ActorRef<ControllerCommand>> controller = Optional.empty();

    /** Whether an order of this term counts. A higher one than any before ends the tie to the former controller. */
    boolean accepts(Term term) {
        if (term.isBefore(highest)) {
            refused++;
            return false;
        }
        if (highest.isBefore(term)) {
            highest = term;
            controller = Optional.empty();
        }
        return true;
    }

    Term highest() {
        return highest;
    }

    long refused() {
        return refused;
    }

    Optional<ActorRef<ControllerCommand>> controller() {
        return controller;
    }

    void introduce(ActorRef<ControllerCommand> introduced) {
        controller = Optional.of(introduced);
    }
}
