package io.swell.handle.directory;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.ReplicaCommand;

/** One replica as the directory knows it. Single owner: its {@link DeploymentTable}. */
final class KnownReplica {

    private final ActorRef<ReplicaCommand> ref;
    private final ReplicaLoad load;
    private boolean listed = true;
    private boolean ended;

    KnownReplica(ReplicaAddress address, boolean reachable) {
        this.ref = address.ref();
        this.load = new ReplicaLoad(address.replica());
        load.setReachable(reachable);
    }

    ActorRef<ReplicaCommand> ref() {
        return ref;
    }

    ReplicaLoad load() {
        return load;
    }

    boolean isAt(Address address) {
        return ref.path().address().equals(address);
    }

    /** Whether the controller names it and it lives. */
    boolean isRoutable() {
        return listed && !ended;
    }

    boolean hasEnded() {
        return ended;
    }

    /** The controller names it, perhaps again: one that has just begun may have heard of its host late. */
    void list() {
        listed = true;
    }

    /** The controller names it no longer: it finishes what it has. */
    void delist() {
        listed = false;
    }

    /** It was seen to end. The controller may not know yet and name it again. */
    void end() {
        ended = true;
    }

    /** Whether it neither lives nor is named, so that nothing of it need be remembered. */
    boolean isForgettable() {
        return ended && !listed;
    }
}
