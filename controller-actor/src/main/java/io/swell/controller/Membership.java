package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.controller.ClusterWatch.ProcessJoined;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Who belongs to the cluster, told to everyone who must know: whose load counts, where replicas may run, who is told of
 * routes. A host that is found hears who controls it, again and again until it answers.
 */
final class Membership {

    private final Term term;
    private final ActorRef<ControllerCommand> controller;
    private final Autoscaler autoscaler;
    private final ReplicaFleet fleet;
    private final RoutingBook routing;
    private final HostBook hosts;
    private final long presentingMicros;
    private final Set<ProcessId> expectedHosts = new HashSet<>();
    private long presentedMicros;

    /** @param presenting how long a host has to answer before it is told again */
    Membership(ControllerState state, ActorRef<ControllerCommand> controller, Duration presenting, long nowMicros) {
        this.term = state.term();
        this.controller = controller;
        this.autoscaler = state.autoscaler();
        this.fleet = state.fleet();
        this.routing = state.routing();
        this.hosts = state.hosts();
        this.presentingMicros = presenting.toNanos() / 1_000;
        this.presentedMicros = nowMicros;
    }

    /** @param fromBirth whether it joined while we watched */
    void joined(ProcessJoined joined, boolean fromBirth) {
        boolean reports = joined.roles().contains(ClusterWatch.HANDLE_ROLE) && !joined.leaving();
        autoscaler.load().admit(joined.process(), reports, fromBirth);
        if (joined.roles().contains(ClusterWatch.REPLICA_ROLE) && expectedHosts.add(joined.process())) {
            fleet.hostsExpected(Set.copyOf(expectedHosts));
        }
    }

    /** Its handles are no more; its replicas may go on for a while. */
    void saidGoodbye(ProcessId process, long nowMicros) {
        autoscaler.load().remove(process, nowMicros);
        routing.remove(process);
    }

    void gone(ProcessId process, long nowMicros) {
        saidGoodbye(process, nowMicros);
        autoscaler.hostGone(process);
        hosts.remove(process);
        fleet.hostGone(process, nowMicros);
        if (expectedHosts.remove(process)) {
            fleet.hostsExpected(Set.copyOf(expectedHosts));
        }
    }

    void reachable(ProcessId process, boolean isReachable) {
        autoscaler.load().unreachable(process, !isReachable);
        if (isReachable) {
            fleet.hostReachable(process);
        } else {
            fleet.hostUnreachable(process);
        }
    }

    /** Whether it is a member that may run replicas. What another says may be the last word of one that is gone. */
    boolean isHost(ProcessId process) {
        return expectedHosts.contains(process);
    }

    /** These are all hosts there are. */
    void found(Set<ActorRef<HostCommand>> found) {
        hosts.introduce(found).forEach(this::present);
    }

    /** A host that has not answered may not have heard. */
    void presentAgain(long nowMicros) {
        if (nowMicros - presentedMicros >= presentingMicros) {
            presentedMicros = nowMicros;
            hosts.unheard().forEach(this::present);
        }
    }

    private void present(ActorRef<HostCommand> host) {
        host.tell(new HostCommand.IntroduceController(term, controller));
    }
}
