package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import java.util.Optional;

/** Whom a host answers to, and what that controller has not yet been told. */
final class ControllerLink {

    private Term highest = Term.NONE;
    private long refused;
    private Optional<ActorRef<ControllerCommand>> controller = Optional.empty();
    private long sequence;
    private long received;
    private boolean changed = true;

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

    /** It knows nothing of what was reported before. */
    void introduce(ActorRef<ControllerCommand> introduced) {
        controller = Optional.of(introduced);
        received = 0;
    }

    void changed() {
        changed = true;
    }

    /** The sequence of a report sent now; the same as before if nothing has changed since. */
    long nextSequence() {
        if (changed) {
            sequence++;
            changed = false;
        }
        return sequence;
    }

    void received(long reportSequence) {
        received = Math.max(received, reportSequence);
    }

    /** Whether the controller lacks what is to be told. */
    boolean isBehind() {
        return controller.isPresent() && (changed || received < sequence);
    }
}
