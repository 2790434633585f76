package io.swell;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.swell.node.management.ControllerClient;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
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

    private final ControllerClient controller;

    ScalingOrders(ActorSystem<?> system, ActorRef<ControllerCommand> controller) {
        this.controller = new ControllerClient(system, controller, ANSWER_LIMIT);
    }

    /**
     * It stays as it is, whatever its load, its bounds and its schedule say.
     *
     * @param duration for how long, from 1s to 366d; empty until it is resumed
     */
    public CompletionStage<Integer> pause(String deployment, Optional<Duration> duration) {
        return controller.pause(new DeploymentId(deployment), duration).thenApply(ScalingOrders::targetOf);
    }

    /** It decides again, beginning with the replicas it has: every wish starts over. */
    public CompletionStage<Integer> resume(String deployment) {
        return controller.resume(new DeploymentId(deployment)).thenApply(ScalingOrders::targetOf);
    }

    /**
     * It has this number, be it within its bounds or not; only a budget may leave it with fewer.
     *
     * @param replicas from 0 to 100,000
     * @param duration for how long, from 1s to 366d; empty until it is resumed
     */
    public CompletionStage<Integer> scale(String deployment, int replicas, Optional<Duration> duration) {
        return controller
                .scale(new DeploymentId(deployment), replicas, duration)
                .thenApply(ScalingOrders::targetOf);
    }

    private static int targetOf(OrderAnswer answer) {
        if (answer.wasRefused()) {
            throw new IllegalArgumentException(answer.objection());
        }
        return answer.target();
    }
}
