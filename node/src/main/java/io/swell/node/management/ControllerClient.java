package io.swell.node.management;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.GetDeployment;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import io.swell.shared.protocol.DeploymentAnswer;
import io.swell.shared.protocol.OrderAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Asks the controller, wherever it is, for whoever is in this process. Every answer fails with a {@code TimeoutException}
 * where it has not come within the time; an order may have been heard then or not.
 */
public final class ControllerClient {

    private final ActorSystem<?> system;
    private final ActorRef<ControllerCommand> controller;
    private final Duration timeout;

    public ControllerClient(ActorSystem<?> system, ActorRef<ControllerCommand> controller, Duration timeout) {
        this.system = system;
        this.controller = controller;
        this.timeout = timeout;
    }

    /**
     * What the controller knows.
     *
     * @param decisions at most so many of each deployment, the newest
     */
    public CompletionStage<ClusterStatus> status(int decisions) {
        return StatusPages.collect(inquiry(), decisions);
    }

    /** Empty if nothing of that name is deployed. */
    public CompletionStage<Optional<DeploymentStatus>> deployment(DeploymentId deployment) {
        return inquiry()
                .<DeploymentAnswer>ask(replyTo -> new GetDeployment(deployment, replyTo))
                .thenApply(DeploymentAnswer::status);
    }

    /**
     * Has it stay as it is.
     *
     * @param duration for how long; empty until it is resumed
     */
    public CompletionStage<OrderAnswer> pause(DeploymentId deployment, Optional<Duration> duration) {
        return order(replyTo -> new PauseScaling(deployment, duration.orElse(Duration.ZERO), replyTo));
    }

    /** Has it decide again. */
    public CompletionStage<OrderAnswer> resume(DeploymentId deployment) {
        return order(replyTo -> new ResumeScaling(deployment, replyTo));
    }

    /**
     * Has it have a number.
     *
     * @param duration for how long; empty until it is resumed
     */
    public CompletionStage<OrderAnswer> scale(DeploymentId deployment, int replicas, Optional<Duration> duration) {
        return order(replyTo -> new ScaleByHand(deployment, replicas, duration.orElse(Duration.ZERO), replyTo));
    }

    private Inquiry inquiry() {
        return new Inquiry(system, controller, timeout);
    }

    /** Once: one that is repeated late could undo what somebody else ordered meanwhile. */
    private CompletionStage<OrderAnswer> order(Function<ActorRef<OrderAnswer>, ControllerCommand> order) {
        return AskPattern.ask(controller, order, timeout, system.scheduler());
    }
}
