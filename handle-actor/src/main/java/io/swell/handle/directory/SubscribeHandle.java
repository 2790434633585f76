package io.swell.handle.directory;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HandleCommand;

/** Asks the directory for a deployment's table, at once if it is known, and for every later one, until the handle ends. */
public record SubscribeHandle(DeploymentId deployment, ActorRef<HandleCommand> handle)
        implements DirectoryCommand.Local {}
