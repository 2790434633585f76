package io.swell.replica;

import static io.swell.replica.HostFixture.TERM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What user code records, on its way to the controller. */
final class ReplicaHostMetricsTest {

    private static final ReplicaId A = TestSystems.replica("a");
    private static final ReplicaId B = TestSystems.replica("b");
    private static final Duration INTERVAL = TestSystems.SETTINGS.reportInterval();

    private final HostFixture fixture = new HostFixture().introduced();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void hostsWhereNobodyRecordsStaySilent() {
        running(A);

        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(60), fixture.controller);
    }

    @Test
    void theControllerIsToldWhatReplicasRecord() {
        running(A);
        running(B);
        context(A).recordMetric("backlog", 3);
        context(B).recordMetric("backlog", 4);
        context(B).recordMetric("backlog", 5);
        assertThat(nextMetrics()).containsExactly(backlog(2, 8));

        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(9), fixture.controller);
        assertThat(nextMetrics()).as("repeated after ten seconds").containsExactly(backlog(2, 8));
        context(A).recordMetric("backlog", 0);
        assertThat(nextMetrics()).containsExactly(backlog(2, 5));
    }

    @Test
    void whoDrainsTakesItsValuesAway() {
        running(A);
        running(B);
        context(A).recordMetric("backlog", 3);
        context(B).recordMetric("backlog", 4);
        nextMetrics();

        fixture.drain(A);
        fixture.acknowledge(fixture.nextReport());
        assertThat(nextMetricsAfterReports()).containsExactly(backlog(1, 4));
    }

    @Test
    void aNewControllerIsToldEverythingAtOnce() {
        running(A);
        context(A).recordMetric("backlog", 3);
        nextMetrics();
        TestProbe<ControllerCommand> next = fixture.kit.createTestProbe(ControllerCommand.class);

        fixture.host.tell(new IntroduceController(new Term(TERM.number() + 1, 0), next.getRef()));

        assertThat(next.expectMessageClass(HostMetrics.class).metrics()).containsExactly(backlog(1, 3));
        next.expectMessageClass(HostReport.class);
        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(20), fixture.controller);
    }

    private void running(ReplicaId replica) {
        fixture.start(replica);
        HostReport report = fixture.nextReport();
        while (fixture.shown.values().stream()
                .anyMatch(shown -> shown.phase() != ControllerCommand.ReplicaPhase.RUNNING)) {
            report = fixture.nextReport();
        }
        fixture.acknowledge(report);
        fixture.letHostCatchUp();
    }

    private ReplicaContext context(ReplicaId replica) {
        return fixture.contexts.stream()
                .filter(context -> context.replica().equals(replica))
                .findFirst()
                .orElseThrow();
    }

    /** What is told after one interval. */
    private List<MetricSum> nextMetrics() {
        fixture.letHostCatchUp();
        fixture.time.timePasses(INTERVAL);
        return fixture.controller.expectMessageClass(HostMetrics.class).metrics();
    }

    private List<MetricSum> nextMetricsAfterReports() {
        fixture.letHostCatchUp();
        fixture.time.timePasses(INTERVAL);
        while (true) {
            ControllerCommand message = fixture.controller.receiveMessage();
            if (message instanceof HostMetrics metrics) {
                return metrics.metrics();
            }
            assertThat(message).isInstanceOf(HostReport.class);
        }
    }

    private static MetricSum backlog(int replicas, double sum) {
        return new MetricSum(TestSystems.SUMMARIZER, "backlog", replicas, sum);
    }
}
