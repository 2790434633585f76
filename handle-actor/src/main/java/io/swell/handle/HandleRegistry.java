package io.swell.handle;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.HandleCommand;

/** The process's record of its handles: whose meters are read, and who may ask for a report out of turn. */
public interface HandleRegistry {

    /** A handle begins; its meter counts until its actor ends. */
    void register(HandleId handle, LoadMeter meter, ActorRef<HandleCommand> actor);

    /**
     * A request waits, and nothing runs for its deployment or the load has grown past the meter's edge. Called for each
     * such request; must return at once.
     */
    void urgent(DeploymentId deployment);
}
