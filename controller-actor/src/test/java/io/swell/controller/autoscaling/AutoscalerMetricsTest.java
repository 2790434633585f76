package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.metric.Told.A;
import static io.swell.controller.autoscaling.metric.Told.ECHO;
import static io.swell.controller.autoscaling.metric.Told.OTHER;
import static io.swell.controller.autoscaling.metric.Told.backlog;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.Autoscaler.Change;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.controller.autoscaling.metric.MetricOverReplicas;
import io.swell.controller.autoscaling.metric.Told;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What replicas record reaches the policies that may look at it, and nobody else. */
class AutoscalerMetricsTest {

    private static final long SECOND = 1_000_000;
    private static final String HERE = "io.swell.controller.autoscaling.AutoscalerMetricsTest$";

    private final Autoscaler autoscaler =
            new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());

    /** One replica for ten in the backlog of all. */
    public static final class ByBacklog implements AutoscalingPolicy {
        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return context.metric(Told.BACKLOG).map(MetricOverReplicas::sum).orElse(10.0) / 10;
        }
    }

    /** Asks for what nobody may record. */
    public static final class Misspelt implements AutoscalingPolicy {
        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return context.metric("Back_Log").map(MetricOverReplicas::mean).orElse(1.0);
        }
    }

    @BeforeEach
    void everybodyReports() {
        autoscaler.load().admit(A, true, true);
        autoscaler.load().record(Reported.first(A, 0, 1), 0);
    }

    @Test
    void aPolicyOfTheUsersOwnScalesByWhatReplicasRecord() {
        deploy(ECHO, HERE + "ByBacklog");
        settle();

        autoscaler.record(Told.by(A, 1, backlog(ECHO, 1, 45)));

        assertThat(autoscaler.dueMicros()).as("cause to decide").isEqualTo(Long.MIN_VALUE);
        assertThat(autoscaler.decide(SECOND)).extracting(Change::deployment).containsExactly(ECHO);
        assertThat(autoscaler.target(ECHO)).isEqualTo(5);
        autoscaler.hostGone(A);
        autoscaler.decide(2 * SECOND);
        assertThat(autoscaler.target(ECHO)).as("nobody records any more").isEqualTo(1);
    }

    @Test
    void whatIsToldAgainIsNoCause() {
        deploy(ECHO, HERE + "ByBacklog");
        autoscaler.record(Told.by(A, 1, backlog(ECHO, 1, 45)));
        settle();

        autoscaler.record(Told.by(A, 2, backlog(ECHO, 1, 45)));

        assertThat(autoscaler.dueMicros()).isGreaterThan(0);
    }

    @Test
    void swellsOwnPoliciesAreNotAskedAnew() {
        deploy(ECHO, "ongoing-requests");
        deploy(OTHER, HERE + "ByBacklog");
        settle();

        autoscaler.record(Told.by(A, 1, backlog(ECHO, 1, 45)));
        assertThat(autoscaler.dueMicros()).isGreaterThan(0);
        autoscaler.record(Told.by(A, 2, backlog(ECHO, 1, 45), backlog(new DeploymentId("nobodys"), 1, 45)));
        assertThat(autoscaler.dueMicros()).isGreaterThan(0);
        autoscaler.record(Told.by(A, 3, backlog(OTHER, 1, 45)));
        autoscaler.decide(SECOND);

        assertThat(autoscaler.decidedMicros(ECHO)).isZero();
        assertThat(autoscaler.decidedMicros(OTHER)).isEqualTo(SECOND);
    }

    @Test
    void aChangedPolicySeesWhatWasRecordedBefore() {
        deploy(ECHO, "ongoing-requests");
        autoscaler.record(Told.by(A, 1, backlog(ECHO, 1, 45)));
        settle();

        deploy(ECHO, HERE + "ByBacklog");
        autoscaler.decide(SECOND);

        assertThat(autoscaler.target(ECHO)).isEqualTo(5);
    }

    @Test
    void aNameNobodyMayRecordIsAFailureOfThePolicy() {
        deploy(ECHO, HERE + "Misspelt");
        autoscaler.decide(0);

        assertThat(autoscaler.explain(ECHO, 0).sentence())
                .isEqualTo("holds 1: policy " + HERE
                        + "Misspelt failed: java.lang.IllegalArgumentException: metric name must"
                        + " be 1 to 63 lower-case letters, digits or hyphens, was: 'Back_Log'");
    }

    private void deploy(DeploymentId deployment, String policy) {
        autoscaler.deploy(
                deployment,
                Declared.deployment()
                        .lookBack(0.001)
                        .delays(0, 0)
                        .policy(policy)
                        .config(),
                Declared.SLOTS,
                0);
        autoscaler.observeRunning(deployment, 1);
    }

    private void settle() {
        autoscaler.decide(0);
    }
}
