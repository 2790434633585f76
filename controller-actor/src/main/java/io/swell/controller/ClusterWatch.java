package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.ServiceKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Membership, reachability and replica hosts, as messages a controller understands. */
final class ClusterWatch {

    /** A process whose handles report has this role. */
    static final String HANDLE_ROLE = "handle";

    /** A process that may run replicas has this role. */
    static final String REPLICA_ROLE = "replica";

    /**
     * A process is a member of the cluster.
     *
     * @param leaving whether it is on its way out; nothing more is expected of it
     */
    record ProcessJoined(ProcessId process, Set<String> roles, boolean leaving) implements ControllerCommand.Local {}

    record ProcessGone(ProcessId process) implements ControllerCommand.Local {}

    record ReachabilityChanged(ProcessId process, boolean reachable) implements ControllerCommand.Local {}

    record HostsFound(Set<ActorRef<HostCommand>> hosts) implements ControllerCommand.Local {}

    private enum Irrelevant implements ControllerCommand.Local {
        INSTANCE
    }

    private ClusterWatch() {}

    /** Subscribes the actor to what changes from now on, and answers what is known already. */
    static List<ProcessJoined> begin(ActorContext<ControllerCommand> context) {
        Cluster cluster = Cluster.get(context.getSystem());
        List<ProcessJoined> present = new ArrayList<>();
        for (Member member : cluster.state().getMembers()) {
            if (!member.status().equals(MemberStatus.removed())
                    && !member.status().equals(MemberStatus.down())) {
                present.add(joined(member));
            }
        }
        cluster.subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(ClusterEvent.MemberEvent.class, ClusterWatch::ofMember),
                        ClusterEvent.MemberEvent.class));
        cluster.subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(ClusterEvent.ReachabilityEvent.class, ClusterWatch::ofReachability),
                        ClusterEvent.ReachabilityEvent.class));
        context.getSystem()
                .receptionist()
                .tell(Receptionist.subscribe(
                        ServiceKeys.REPLICA_HOST,
                        context.messageAdapter(
                                Receptionist.Listing.class,
                                listing -> new HostsFound(listing.getServiceInstances(ServiceKeys.REPLICA_HOST)))));
        return present;
    }

    static ProcessId processOf(UniqueAddress address) {
        return ProcessId.of(address.address().toString(), address.longUid());
    }

    private static ControllerCommand ofMember(ClusterEvent.MemberEvent event) {
        Member member = event.member();
        if (event instanceof ClusterEvent.MemberRemoved) {
            return new ProcessGone(processOf(member.uniqueAddress()));
        }
        boolean arrives = event instanceof ClusterEvent.MemberJoined
                || event instanceof ClusterEvent.MemberWeaklyUp
                || event instanceof ClusterEvent.MemberUp;
        return arrives ? joined(member) : Irrelevant.INSTANCE;
    }

    private static ControllerCommand ofReachability(ClusterEvent.ReachabilityEvent event) {
        return new ReachabilityChanged(
                processOf(event.member().uniqueAddress()), event instanceof ClusterEvent.ReachableMember);
    }

    private static ProcessJoined joined(Member member) {
        boolean leaving = member.status().equals(MemberStatus.leaving())
                || member.status().equals(MemberStatus.exiting());
        return new ProcessJoined(processOf(member.uniqueAddress()), Set.copyOf(member.getRoles()), leaving);
    }
}
