package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import io.swell.shared.id.ReplicaId;
import java.util.concurrent.Executor;

/** What user code may know of the replica it runs in. */
public interface ReplicaContext {

    ReplicaId replica();

    /** The deployment's {@code handler-config}; empty if it has none. */
    Config config();

    ActorSystem<?> system();

    /** The dispatcher replicas run on; blocking is allowed there. */
    Executor executor();

    /**
     * Starts an actor that shares the replica's fate: it is stopped with the replica, and when it ends before, by itself
     * or by failing, the replica ends as crashed and is replaced. Only to be called by the thread that calls the factory
     * or the handler, not by stages they return.
     *
     * @param name unique among those of the replica
     */
    <T> ActorRef<T> spawn(Behavior<T> behavior, String name);
}
