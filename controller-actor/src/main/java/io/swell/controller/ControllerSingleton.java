package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.protocol.ControllerCommand;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The door to the one controller of the cluster. */
public final class ControllerSingleton {

    /** Processes with this role may host the controller. */
    public static final String ROLE = "controller";

    private ControllerSingleton() {}

    /**
     * Takes part in hosting the controller if this process has the role, and answers how to reach it.
     *
     * <p>The ref buffers nothing: while there is no controller, what is sent is lost. Every sender repeats what is not
     * answered, and a report from before a hand-over would be worthless after it.
     */
    public static ActorRef<ControllerCommand> init(ActorSystem<?> system, SwellSettings settings) {
        DistributedData.get(system); // A term is written to a majority of all members: each must be there to take it.
        RehearsalThread rehearsal = RehearsalThread.start(system, settings);
        Behavior<ControllerCommand> begins = Behaviors.setup(context -> {
            rehearsal.end();
            return ControllerActor.create(settings, System::nanoTime, RandomGenerator.getDefault());
        });
        Behavior<ControllerCommand> controller = Behaviors.supervise(begins)
                .onFailure(SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.2));
        return ClusterSingleton.get(system)
                .init(SingletonActor.of(controller, "controller")
                        .withProps(DispatcherSelector.fromConfig(
                                settings.controller().dispatcher()))
                        .withSettings(ClusterSingletonSettings.create(system)
                                .withRole(ROLE)
                                .withBufferSize(0)));
    }
}
