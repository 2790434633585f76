package io.swell;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import io.swell.handle.DeploymentHandle;
import io.swell.node.ProcessParts;
import io.swell.node.management.ControllerClient;
import io.swell.node.management.ManagementEndpoint;
import io.swell.replica.RequestHandlerFactory;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.HandleCommand;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Swell in an actor system: one per system, found with {@link #get}. The system must be an Akka Cluster node; what it
 * does depends on its roles: {@code handle} (its handles report), {@code replica} (it may run replicas), {@code
 * controller} (it may host the controller).
 */
public final class Swell implements Extension {

    private static final ExtensionId<Swell> ID = new ExtensionId<>() {
        @Override
        public Swell createExtension(ActorSystem<?> system) {
            return new Swell(system, SwellSettings.fromConfig(system.settings().config()));
        }
    };

    private final ActorSystem<?> system;
    private final SwellSettings settings;
    private final ProcessParts parts;

    private Swell(ActorSystem<?> system, SwellSettings settings) {
        this.system = system;
        this.settings = settings;
        this.parts = ProcessParts.start(system, settings);
    }

    /**
     * Swell in this system, started on the first call.
     *
     * @throws io.swell.shared.config.InvalidConfiguration if what is under {@code swell} is wrong; names all problems
     */
    public static Swell get(ActorSystem<?> system) {
        return system.registerExtension(ID);
    }

    /**
     * A new handle of a deployment. It lives as long as the system; a program needs few, and shares them.
     *
     * @param deployment its name; need not be deployed yet
     */
    public <Req, Res> DeploymentHandle<Req, Res> handle(
            String deployment, Class<Req> requestType, Class<Res> responseType) {
        DeploymentId id = new DeploymentId(deployment);
        return new DeploymentHandle<>(
                id,
                parts.spawnHandle(id),
                system,
                responseType,
                settings.handle().requestTimeout());
    }

    /** A handle to spawn among one's own actors: it reports like any other, and is forgotten when it stops. */
    public Behavior<HandleCommand> handleBehavior(String deployment) {
        return parts.handleBehavior(new DeploymentId(deployment));
    }

    /** Has replicas of the deployment in this process run handlers made here, whatever its configuration names. */
    public void registerHandler(String deployment, RequestHandlerFactory factory) {
        parts.handlers().register(new DeploymentId(deployment), factory);
    }

    /** What the controller knows; fails if it has not told all of it within the time. */
    public CompletionStage<ClusterStatus> status(Duration timeout) {
        return new ControllerClient(system, controller(), timeout).status(Integer.MAX_VALUE);
    }

    /** What an operator may say of deployments, in place of their policies. */
    public ScalingOrders orders() {
        return new ScalingOrders(system, controller());
    }

    /**
     * Where this process answers over HTTP, if {@code swell.management} says that it does; fails if its port is taken.
     */
    public Optional<CompletionStage<URI>> management() {
        return parts.management().map(ManagementEndpoint::url);
    }

    /** The door to the controller, wherever it is. */
    public ActorRef<ControllerCommand> controller() {
        return parts.controller();
    }

    /**
     * Stops taking requests, lets those under way finish and replicas drain, then says goodbye. Part of the system's
     * coordinated shutdown; a program rarely calls it.
     */
    public CompletionStage<Done> leave(Duration limit) {
        return parts.leave(limit);
    }
}
