package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import java.util.HashSet;
import java.util.Set;

/**
 * Introduces processes that are no members of the cluster to a controller in this JVM, in the words its own watch over
 * the cluster uses. Nothing in the controller knows the difference.
 */
public final class EmulatedMembers {

    private EmulatedMembers() {}

    /**
     * The process joins.
     *
     * @param reports whether it has handles, so that its reports are waited for
     * @param hosts whether it may run replicas
     */
    public static void joined(
            ActorRef<ControllerCommand> controller, ProcessId process, boolean reports, boolean hosts) {
        Set<String> roles = new HashSet<>();
        if (reports) {
            roles.add(ClusterWatch.HANDLE_ROLE);
        }
        if (hosts) {
            roles.add(ClusterWatch.REPLICA_ROLE);
        }
        controller.tell(new ClusterWatch.ProcessJoined(process, Set.copyOf(roles), false));
    }

    public static void unreachable(ActorRef<ControllerCommand> controller, ProcessId process) {
        controller.tell(new ClusterWatch.ReachabilityChanged(process, false));
    }

    public static void gone(ActorRef<ControllerCommand> controller, ProcessId process) {
        controller.tell(new ClusterWatch.ProcessGone(process));
    }
}
