package io.swell.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaLife.Draining;
import io.swell.controller.deployment.ReplicaLife.Running;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.controller.deployment.ReplicaLife.Stopped;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report makes of a life. */
final class ReplicaLifeTest {

    @ParameterizedTest(name = "{0} seen {1} is {2}")
    @CsvSource({
        "Starting, STARTING, Starting",
        "Starting, RUNNING, Running",
        "Starting, DRAINING, Draining",
        "Starting, DRAINED, Stopped",
        "Starting, START_FAILED, Stopped",
        "Starting, CRASHED, Stopped",
        "Running, STARTING, Running",
        "Running, RUNNING, Running",
        "Running, DRAINING, Draining",
        "Running, DRAINED, Stopped",
        "Running, START_FAILED, Stopped",
        "Running, CRASHED, Stopped",
        "Draining, STARTING, Draining",
        "Draining, RUNNING, Draining",
        "Draining, DRAINING, Draining",
        "Draining, DRAINED, Stopped",
        "Draining, START_FAILED, Stopped",
        "Draining, CRASHED, Stopped",
    })
    void livesOn(String before, Phase phase, String after) {
        ReplicaLife life =
                switch (before) {
                    case "Starting" -> new Starting(10);
                    case "Running" -> new Running(10);
                    default -> new Draining(10, 90, "why");
                };

        assertThat(life.seen(observed(phase), 20, 99).getClass().getSimpleName())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void neverComesBackFromStopped(Phase phase) {
        assertThat(Stopped.unseen(10, "why").seen(observed(phase), 20, 99)).isEqualTo(Stopped.seen(10, "why"));
    }

    @Test
    void anOrderIsDueUntilItsEffectIsSeen() {
        assertThat(new Starting(10).orderSent(30).orderDueMicros()).isEqualTo(30);
        assertThat(new Starting(30).seen(observed(Phase.STARTING), 20, 99).orderDueMicros())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new Draining(30, 90, "why")
                        .seen(observed(Phase.RUNNING), 20, 99)
                        .orderDueMicros())
                .isEqualTo(30);
        assertThat(new Draining(30, 90, "why")
                        .seen(observed(Phase.DRAINING), 20, 99)
                        .orderDueMicros())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aStopIsDueAtOnceWhenItHasEnded() {
        assertThat(new Running(10).seen(observed(Phase.CRASHED), 20, 99)).isEqualTo(Stopped.seen(20, "crashed: boom"));
    }

    @Test
    void aStartNobodySawIsOverAfterTwoStopsAndTheirTime() {
        Stopped stopped = new Starting(10).toStopped(20, "why");
        assertThat(stopped.orderSent(30).isOver(30)).isFalse();
        assertThat(stopped.orderSent(30).orderSent(40).isOver(39)).isFalse();
        assertThat(stopped.orderSent(30).orderSent(40).isOver(40)).isTrue();
        assertThat(stopped.orderSent(30).orderSent(40).anew().isOver(40)).isFalse();
    }

    @Test
    void aStartThatWasSeenIsOverOnlyWhenItsHostSaysSo() {
        Stopped stopped = new Starting(10).shown().toStopped(20, "why");
        assertThat(stopped.orderSent(30).orderSent(40).isOver(40)).isFalse();
    }

    private static ObservedReplica observed(Phase phase) {
        return new ObservedReplica(new ReplicaId(new DeploymentId("echo"), "r1"), "v1", phase, "boom", null);
    }
}
