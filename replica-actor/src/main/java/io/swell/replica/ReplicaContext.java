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
     * Records a number that a policy of your own may size the deployment by. It counts until another is recorded under the
     * same name, for as long as the replica runs. To be called from any thread, as often as one likes: the controller is
     * told about once a second, and only if something changed.
     *
     * @param name 1 to 63 lower-case letters, digits or hyphens; a replica has at most 16
     * @param value finite
     * @throws IllegalArgumentException naming key, rule and value
     */
    void recordMetric(String name, double value);

    /**
     * Starts an actor that shares the replica's fate: it is stopped with the replica, and when it ends before, by itself
     * or by failing, the replica ends as crashed and is replaced. Only to be called by the thread that calls the factory
     * or the handler, not by stages they return.
     *
     * @param name unique among those of the replica
     */
    <T> ActorRef<T> spawn(Behavior<T> behavior, String name);
}
