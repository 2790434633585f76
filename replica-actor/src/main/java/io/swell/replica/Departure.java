package io.swell.replica;

import akka.Done;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;

/** How far a host has got with leaving, and who waits for it to have left. */
final class Departure {

    private final List<ActorRef<Done>> waiting = new ArrayList<>();
    private boolean begun;
    private boolean drainsByItself;

    /** Whether this is what it begins with; whoever else asks waits with the first. */
    boolean begin(ActorRef<Done> replyTo) {
        boolean first = !begun;
        begun = true;
        waiting.add(replyTo);
        return first;
    }

    boolean hasBegun() {
        return begun;
    }

    /** The controller has had its time. */
    void drainByItself() {
        drainsByItself = true;
    }

    boolean drainsByItself() {
        return drainsByItself;
    }

    /** Tells everybody who waits. */
    void end() {
        waiting.forEach(each -> each.tell(Done.getInstance()));
        waiting.clear();
    }
}
