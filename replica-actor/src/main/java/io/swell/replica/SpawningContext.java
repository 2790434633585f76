package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HostCommand;
import java.util.concurrent.Executor;

/** A replica as its user code sees it. */
record SpawningContext(
        ReplicaId replica,
        Config config,
        ActorSystem<?> system,
        Executor executor,
        ReplicaMetrics metrics,
        ActorContext<?> actor)
        implements ReplicaContext {

    /** @param host is told once user code records a metric */
    static SpawningContext of(
            ReplicaId replica, String handlerConfig, ActorContext<?> actor, ActorRef<HostCommand> host)
            throws HandlerUnusableException {
        Config config;
        try {
            config = ConfigFactory.parseString(handlerConfig).resolve();
        } catch (ConfigException e) {
            throw new HandlerUnusableException(
                    "handler-config of deployment " + replica.deployment() + " cannot be read", e);
        }
        return new SpawningContext(
                replica,
                config,
                actor.getSystem(),
                actor.getExecutionContext(),
                new ReplicaMetrics(metrics -> host.tell(new ReplicaNews.Records(replica, metrics))),
                actor);
    }

    @Override
    public void recordMetric(String name, double value) {
        metrics.record(name, value);
    }

    @Override
    public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
        ActorRef<T> spawned = actor.spawn(ErrorGuard.around(behavior), name, DispatcherSelector.sameAsParent());
        actor.watch(spawned);
        return spawned;
    }
}
