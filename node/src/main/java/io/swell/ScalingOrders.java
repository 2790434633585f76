package io.swell;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import io.swell.shared.protocol.OrderAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What an operator may say of a deployment, in place of its policy. An order holds until it is over or taken back, wherever
 * the controller moves meanwhile, and stands in the deployment's status as the reason of its replicas. A later order takes
 * the place of an earlier one.
 *
 * <p>Every method answers with the replicas granted. It completes with an {@link IllegalArgumentException} where the
 * controller refuses the order, and with a {@code TimeoutException} where it does not answer in time: then the order may
 * have been heard or not, and may be repeated.
 */
public final class ScalingOrders {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final ActorRef<ControllerCommand> controller;

    ScalingOrders(ActorSystem<?> system, ActorRef<ControllerCommand> controller) {
        this.system = system;
        this.controller = controller;
    }

    /**
     * It stays as it is, whatever its load, its bounds and its schedule say.
     *
     * @param duration for how long, from 1s to 366d; empty until it is resumed
     */
    public CompletionStage<Integer> pause(String deployment, Optional<Duration> duration) {
        DeploymentId id = new DeploymentId(deployment);
        return ask(replyTo -> new PauseScaling(id, duration.orElse(Duration.ZERO), replyTo));
    }

    /** It decides again, beginning with the replicas it has: every wish starts over. */
    public CompletionStage<Integer> resume(String deployment) {
        DeploymentId id = new DeploymentId(deployment);
        return ask(replyTo -> new ResumeScaling(id, replyTo));
    }

    /**
     * It has this number, be it within its bounds or not; only a budget may leave it with fewer.
     *
     * @param replicas from 0 to 100,000
     * @param duration for how long, from 1s to 366d; empty until it is resumed
     */
    public CompletionStage<Integer> scale(String deployment, int replicas, Optional<Duration> duration) {
        DeploymentId id = new DeploymentId(deployment);
        return ask(replyTo -> new ScaleByHand(id, replicas, duration.orElse(Duration.ZERO), replyTo));
    }

    private CompletionStage<Integer> ask(Function<ActorRef<OrderAnswer>, ControllerCommand> order) {
        return AskPattern.ask(controller, order, ANSWER_LIMIT, system.scheduler())
                .thenApply(ScalingOrders::targetOf);
    }

    private static int targetOf(OrderAnswer answer) {
        if (answer.wasRefused()) {
            throw new IllegalArgumentException(answer.objection());
        }
        return answer.target();
    }
}
