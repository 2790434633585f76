package io.swell.controller.autoscaling.metric;

import static io.swell.controller.autoscaling.metric.Told.A;
import static io.swell.controller.autoscaling.metric.Told.B;
import static io.swell.controller.autoscaling.metric.Told.BACKLOG;
import static io.swell.controller.autoscaling.metric.Told.ECHO;
import static io.swell.controller.autoscaling.metric.Told.OTHER;
import static io.swell.controller.autoscaling.metric.Told.backlog;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomMetricsTest {

    private final CustomMetrics metrics = new CustomMetrics();

    @Test
    void whatNobodyRecordedIsNotZero() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 2, 0)));

        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(2, 0));
        assertThat(backlogOf(OTHER)).isEmpty();
        assertThat(metrics.of(ECHO).metric("other-name")).isEmpty();
        assertThat(RecordedMetrics.NONE.metric(BACKLOG)).isEmpty();
    }

    @Test
    void addsUpHosts() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 2, 6)));
        metrics.record(Told.by(B, 1, backlog(ECHO, 1, 3), backlog(OTHER, 1, 100)));

        assertThat(backlogOf(ECHO)).hasValueSatisfying(over -> {
            assertThat(over).isEqualTo(new MetricOverReplicas(3, 9));
            assertThat(over.mean()).isEqualTo(3);
        });
    }

    @Test
    void namesAreKeptApart() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 6), new MetricSum(ECHO, "queue-age", 1, 0.5)));

        assertThat(metrics.of(ECHO).metric("queue-age")).contains(new MetricOverReplicas(1, 0.5));
        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(1, 6));
    }

    @Test
    void theNewestMessageCountsInWhateverOrderTheyCome() {
        metrics.record(Told.by(A, 2, backlog(ECHO, 1, 2)));
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1), backlog(OTHER, 1, 1)));
        metrics.record(Told.by(A, 2, backlog(ECHO, 1, 2)));

        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(1, 2));
        assertThat(backlogOf(OTHER)).isEmpty();
    }

    @Test
    void whatAHostDoesNotTellAnyMoreHasEnded() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1), backlog(OTHER, 1, 1)));
        metrics.record(Told.by(B, 1, backlog(ECHO, 1, 5)));
        metrics.record(Told.by(A, 2));

        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(1, 5));
        assertThat(backlogOf(OTHER)).isEmpty();
    }

    @Test
    void aHostThatIsGoneTakesItsPartAway() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1e300)));
        metrics.record(Told.by(B, 1, backlog(ECHO, 1, 0.1)));
        metrics.remove(A);

        assertThat(backlogOf(ECHO)).as("exactly what the other told").contains(new MetricOverReplicas(1, 0.1));
        metrics.remove(B);
        metrics.remove(B);
        assertThat(backlogOf(ECHO)).isEmpty();
    }

    @Test
    void aSumBeyondAllNumbersIsTheLargest() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, Double.MAX_VALUE)));
        metrics.record(Told.by(B, 1, backlog(ECHO, 1, Double.MAX_VALUE)));

        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(2, Double.MAX_VALUE));
    }

    @Test
    void eachPartCountsWhenItComesAndWhatIsInNoneEndsOnceAllHaveCome() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1), backlog(OTHER, 1, 1), new MetricSum(ECHO, "gone", 1, 1)));

        metrics.record(Told.part(A, 2, 1, 2, backlog(OTHER, 1, 7)));
        assertThat(backlogOf(OTHER)).contains(new MetricOverReplicas(1, 7));
        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(1, 1));
        assertThat(metrics.of(ECHO).metric("gone")).isPresent();

        metrics.record(Told.part(A, 2, 0, 2, backlog(ECHO, 1, 8)));
        assertThat(backlogOf(ECHO)).contains(new MetricOverReplicas(1, 8));
        assertThat(metrics.of(ECHO).metric("gone")).isEmpty();
    }

    @Test
    void aRoundOfWhichAPartIsLostEndsNothing() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1), backlog(OTHER, 1, 1)));
        metrics.record(Told.part(A, 2, 0, 2, backlog(OTHER, 1, 7)));
        metrics.record(Told.part(A, 2, 0, 2, backlog(OTHER, 1, 7)));
        assertThat(backlogOf(ECHO)).isPresent();

        metrics.record(Told.by(A, 3, backlog(OTHER, 1, 7)));
        assertThat(backlogOf(ECHO)).isEmpty();
    }

    @Test
    void saysOnceOfWhichDeploymentsSomethingChanged() {
        metrics.record(Told.by(A, 1, backlog(ECHO, 1, 1), backlog(OTHER, 1, 1)));
        assertThat(changed()).containsExactly(ECHO, OTHER);
        metrics.record(Told.by(A, 2, backlog(ECHO, 1, 1), backlog(OTHER, 1, 2)));
        assertThat(changed()).containsExactly(OTHER);
        metrics.record(Told.by(A, 3, backlog(OTHER, 1, 2)));
        assertThat(changed()).containsExactly(ECHO);
        metrics.remove(A);
        assertThat(changed()).containsExactly(OTHER);
        assertThat(changed()).isEmpty();
    }

    private Optional<MetricOverReplicas> backlogOf(DeploymentId deployment) {
        return metrics.of(deployment).metric(BACKLOG);
    }

    private List<DeploymentId> changed() {
        List<DeploymentId> changed = new ArrayList<>();
        metrics.takeChanged(changed::add);
        return changed;
    }
}
