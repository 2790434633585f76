package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import java.util.Set;

/**
 * Introduces processes that are no members of the cluster to a controller in this JVM, in the words its own watch over
 * the cluster uses. Nothing in the controller knows the difference.
 */
public final class EmulatedMembers {

    private static final Set<String> ROLES = Set.of(ClusterWatch.HANDLE_ROLE, ClusterWatch.REPLICA_ROLE);

    private EmulatedMembers() {}

    public static void joined(ActorRef<ControllerCommand> controller, ProcessId process, boolean mayRunReplicas) {
        Set<String> roles = mayRunReplicas ? ROLES : Set.of(ClusterWatch.HANDLE_ROLE);
        controller.tell(new ClusterWatch.ProcessJoined(process, roles, false));
    }

    public static void unreachable(ActorRef<ControllerCommand> controller, ProcessId process) {
        controller.tell(new ClusterWatch.ReachabilityChanged(process, false));
    }

    public static void gone(ActorRef<ControllerCommand> controller, ProcessId process) {
        controller.tell(new ClusterWatch.ProcessGone(process));
    }
}
