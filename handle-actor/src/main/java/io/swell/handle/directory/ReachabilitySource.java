package io.swell.handle.directory;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.swell.shared.protocol.DirectoryCommand;

/** Tells the directory which nodes can be reached. */
@FunctionalInterface
public interface ReachabilitySource {

    /** Sends the directory a {@link ReachabilityChanged} for each change from now on, and for what is unreachable now. */
    void follow(ActorContext<DirectoryCommand> directory);

    /**
     * One node's reachability.
     *
     * @param state what to think of replicas at this address
     */
    record ReachabilityChanged(Address address, NodeState state) implements DirectoryCommand.Local {}

    /** How a node stands. */
    enum NodeState {
        REACHABLE,
        UNREACHABLE,
        /** No member any more. Its replicas end by death watch; whoever joins at its address is somebody else. */
        REMOVED
    }

    /** What the cluster says. */
    static ReachabilitySource ofCluster() {
        return directory -> {
            ActorRef<ReachabilityEvent> reachability = directory.messageAdapter(
                    ReachabilityEvent.class,
                    event -> new ReachabilityChanged(
                            event.member().address(),
                            event instanceof UnreachableMember ? NodeState.UNREACHABLE : NodeState.REACHABLE));
            ActorRef<MemberRemoved> removal = directory.messageAdapter(
                    MemberRemoved.class,
                    event -> new ReachabilityChanged(event.member().address(), NodeState.REMOVED));
            var subscriptions = Cluster.get(directory.getSystem()).subscriptions();
            subscriptions.tell(Subscribe.create(reachability, ReachabilityEvent.class));
            subscriptions.tell(Subscribe.create(removal, MemberRemoved.class));
        };
    }

    /** Everything can be reached: for a process that is alone. */
    static ReachabilitySource always() {
        return directory -> {};
    }
}
