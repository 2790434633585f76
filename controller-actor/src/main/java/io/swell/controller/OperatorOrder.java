package io.swell.controller;

import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.controller.autoscaling.ScalingOrder.Kind;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said, whichever way: pause, resume or scale.
 *
 * @param kind empty to resume
 * @param replicas how many; empty for as many as there are
 * @param duration for how long; 0 until it is taken back
 */
record OperatorOrder(DeploymentId deployment, Optional<Kind> kind, OptionalInt replicas, Duration duration) {

    static OperatorOrder of(PauseScaling said) {
        return new OperatorOrder(said.deployment(), Optional.of(Kind.PAUSE), OptionalInt.empty(), said.duration());
    }

    static OperatorOrder of(ResumeScaling said) {
        return new OperatorOrder(said.deployment(), Optional.empty(), OptionalInt.empty(), Duration.ZERO);
    }

    static OperatorOrder of(ScaleByHand said) {
        return new OperatorOrder(
                said.deployment(), Optional.of(Kind.SCALE), OptionalInt.of(said.replicas()), said.duration());
    }

    /**
     * The order as given at that time; null to resume.
     *
     * @param epochMillis milliseconds since 1970
     * @param target replicas granted then
     */
    @Nullable
    ScalingOrder at(long epochMillis, int target) {
        long until = duration.isZero() ? ScalingOrder.UNLIMITED : epochMillis + duration.toMillis();
        return kind.map(its -> new ScalingOrder(its, replicas.orElse(target), until))
                .orElse(null);
    }
}
