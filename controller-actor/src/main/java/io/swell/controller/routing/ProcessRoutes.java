package io.swell.controller.routing;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand;
import java.util.HashSet;
import java.util.Set;

/** What one process has been told, by the number of the last update sent to it. */
final class ProcessRoutes {

    private final ActorRef<DirectoryCommand> directory;
    private final Set<DeploymentId> told = new HashSet<>();
    private final Set<DeploymentId> untold = new HashSet<>();
    private long version;
    private long sentMicros;
    private boolean startOver = true;

    ProcessRoutes(ActorRef<DirectoryCommand> directory) {
        this.directory = directory;
    }

    ActorRef<DirectoryCommand> directory() {
        return directory;
    }

    void interestedIn(DeploymentId deployment) {
        if (!told.contains(deployment)) {
            untold.add(deployment);
        }
    }

    void lostInterestIn(DeploymentId deployment) {
        told.remove(deployment);
        untold.remove(deployment);
    }

    boolean knows(DeploymentId deployment) {
        return told.contains(deployment);
    }

    boolean hasNews() {
        return !untold.isEmpty() || (startOver && !told.isEmpty());
    }

    Set<DeploymentId> untold() {
        return untold;
    }

    boolean hasToStartOver() {
        return startOver;
    }

    /**
     * What the process says it holds. An update still on its way is given {@code patienceMicros}; after that it was lost
     * and everything is sent again.
     */
    void holds(boolean sameTerm, long heldVersion, long nowMicros, long patienceMicros) {
        boolean behind = version > 0 && (!sameTerm || heldVersion < version);
        if (behind && nowMicros - sentMicros > patienceMicros) {
            startOver = true;
        }
    }

    Set<DeploymentId> everything() {
        Set<DeploymentId> all = new HashSet<>(told);
        all.addAll(untold);
        return all;
    }

    /** The update being built now is sent. */
    long sent(long nowMicros) {
        told.addAll(untold);
        untold.clear();
        startOver = false;
        sentMicros = nowMicros;
        return ++version;
    }
}
