package io.swell.handle.directory;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.handle.routing.RunningReplicas;
import io.swell.handle.routing.WaitingLine;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.ReplicaCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the directory holds of one deployment, and the handles that want it. Single owner: the directory. */
final class DeploymentTable {

    private final WaitingLine line = new WaitingLine();
    private final Map<ReplicaId, KnownReplica> replicas = new LinkedHashMap<>();
    private final Set<ActorRef<HandleCommand>> handles = new HashSet<>();
    private @Nullable DeploymentRoutes latest;
    private @Nullable Routes published;
    private long version;

    /** Whether the controller has said anything of this deployment. */
    boolean isKnown() {
        return latest != null;
    }

    boolean hasHandles() {
        return !handles.isEmpty();
    }

    /** Adds a handle and hands over the table, if there is one. */
    void subscribe(ActorRef<HandleCommand> handle) {
        handles.add(handle);
        routes().map(RoutesChanged::new).ifPresent(handle::tell);
    }

    void unsubscribe(ActorRef<HandleCommand> handle) {
        handles.remove(handle);
    }

    /**
     * Applies what the controller says of the deployment.
     *
     * @param complete whether {@code added} is the whole list
     * @param reachable whether a replica's node can be reached now
     * @return the replicas not heard of before
     */
    List<KnownReplica> apply(DeploymentRoutes update, boolean complete, Predicate<ReplicaAddress> reachable) {
        latest = update;
        Collection<ReplicaId> gone = complete ? absentFrom(update.added()) : update.removed();
        gone.forEach(this::delist);
        List<KnownReplica> news = new ArrayList<>();
        for (ReplicaAddress address : update.added()) {
            KnownReplica known = replicas.get(address.replica());
            if (known != null) {
                known.list();
            } else {
                KnownReplica replica = new KnownReplica(address, reachable.test(address));
                replicas.put(address.replica(), replica);
                news.add(replica);
            }
        }
        published = null;
        return news;
    }

    /** The replica was seen to end. */
    void end(ReplicaId id) {
        KnownReplica replica = replicas.get(id);
        if (replica != null) {
            replica.end();
            forgetIfPossible(id, replica);
            published = null;
        }
    }

    /** Flips every replica at this address; nothing is published, since handles share the flag. */
    void setReachable(Address address, boolean reachable) {
        replicas.values().stream().filter(replica -> replica.isAt(address)).forEach(replica -> replica.load()
                .setReachable(reachable));
        if (reachable) {
            line.slotFreed(null);
        }
    }

    /** Tells all handles the current table. */
    void publish() {
        routes().map(RoutesChanged::new).ifPresent(this::tellAll);
    }

    void tellAll(HandleCommand notice) {
        handles.forEach(handle -> handle.tell(notice));
    }

    private void delist(ReplicaId id) {
        KnownReplica replica = replicas.get(id);
        if (replica != null) {
            replica.delist();
            forgetIfPossible(id, replica);
        }
    }

    private void forgetIfPossible(ReplicaId id, KnownReplica replica) {
        if (replica.isForgettable()) {
            replicas.remove(id);
        }
    }

    private List<ReplicaId> absentFrom(List<ReplicaAddress> listed) {
        Set<ReplicaId> ids = new HashSet<>();
        listed.forEach(address -> ids.add(address.replica()));
        return replicas.keySet().stream().filter(id -> !ids.contains(id)).toList();
    }

    private Optional<Routes> routes() {
        if (published == null && latest != null) {
            published = build(latest);
        }
        return Optional.ofNullable(published);
    }

    private Routes build(DeploymentRoutes state) {
        List<ReplicaLoad> routable = new ArrayList<>();
        Map<ReplicaId, ActorRef<ReplicaCommand>> refs = new HashMap<>();
        replicas.forEach((id, replica) -> {
            if (replica.isRoutable()) {
                routable.add(replica.load());
            }
            if (!replica.hasEnded()) {
                refs.put(id, replica.ref());
            }
        });
        RunningReplicas running =
                new RunningReplicas(++version, state.availability(), state.detail(), state.limits(), routable, line);
        return new Routes(running, refs);
    }
}
