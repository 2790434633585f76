package io.swell.replica;

import static io.swell.replica.HostFixture.TERM;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.HostCommand.ReportReceived;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplicaHostReportsTest {

    private static final ReplicaId A = TestSystems.replica("a");
    private static final ReplicaId B = TestSystems.replica("b");
    private static final Term HIGHER = new Term(TERM.number() + 1, 0);
    private static final Duration INTERVAL = TestSystems.SETTINGS.reportInterval();

    private final HostFixture fixture = new HostFixture();
    private final TestProbe<ControllerCommand> next = fixture.kit.createTestProbe(ControllerCommand.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void reportsToWhoeverIntroducesItselfEvenWithNothingToShow() {
        fixture.host.tell(new IntroduceController(TERM, fixture.controller.getRef()));

        HostReport report = fixture.nextReport();
        assertThat(report.sequence()).isEqualTo(1);
        assertThat(report.replicas()).isEmpty();
    }

    @Test
    void repeatsAReportUntilItIsReceived() {
        fixture.host.tell(new IntroduceController(TERM, fixture.controller.getRef()));
        HostReport report = fixture.nextReport();

        fixture.time.timePasses(INTERVAL);
        assertThat(fixture.nextReport()).isEqualTo(report);
        fixture.time.timePasses(INTERVAL);
        assertThat(fixture.nextReport()).isEqualTo(report);
        fixture.acknowledge(report);
        fixture.letHostCatchUp();

        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(10), fixture.controller);
    }

    @Test
    void isNotSatisfiedByTheReceiptOfAnOlderReport() {
        fixture.introduced();
        fixture.start(A);
        HostReport running = fixture.awaitPhases(Map.of(A, RUNNING));
        fixture.host.tell(new ReportReceived(TERM, running.sequence() - 1));
        fixture.letHostCatchUp();

        fixture.time.timePasses(INTERVAL);

        HostReport repeated = fixture.nextReport();
        assertThat(repeated.sequence()).isEqualTo(running.sequence());
        assertThat(repeated.base()).isEqualTo(running.sequence() - 1);
        assertThat(repeated.replicas()).isEqualTo(running.replicas());
    }

    @Test
    void tellsOnlyWhatChangedSinceTheReportThatWasReceived() {
        fixture.introduced();
        HostReport a = awaitRunning();
        fixture.acknowledge(a);
        fixture.start(B);

        HostReport b = fixture.awaitPhases(Map.of(A, RUNNING, B, RUNNING));

        assertThat(b.base()).isEqualTo(a.sequence());
        assertThat(b.replicas()).extracting(HostedReplica::replica).containsExactly(B);
        assertThat(b.removed()).isEmpty();
    }

    @Test
    void tellsWhatEndedUntilThatIsReceived() {
        fixture.introduced();
        HostReport running = awaitRunning();
        fixture.acknowledge(running);
        fixture.stop(A);
        HostReport ended = fixture.awaitPhases(Map.of());
        fixture.running(B);
        fixture.time.timePasses(INTERVAL);

        HostReport repeated = fixture.nextReport();

        assertThat(repeated.sequence()).isGreaterThan(ended.sequence());
        assertThat(repeated.base()).isEqualTo(running.sequence());
        assertThat(repeated.removed()).containsExactly(A);
        assertThat(repeated.replicas()).extracting(HostedReplica::replica).containsExactly(B);
    }

    @Test
    void tellsEverythingAtOnceToAControllerThatHoldsNothing() {
        fixture.introduced();
        HostReport running = awaitRunning();
        fixture.acknowledge(running);

        fixture.host.tell(new ReportReceived(TERM, HostReport.EVERYTHING));

        HostReport everything = fixture.nextReport();
        assertThat(everything.base()).isEqualTo(HostReport.EVERYTHING);
        assertThat(everything.replicas()).isEqualTo(running.replicas());
        fixture.acknowledge(everything);
        fixture.letHostCatchUp();
        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(3), fixture.controller);
    }

    // Whoever repeats an order has not seen what came of it, and the host need not know why.
    @Test
    void showsAReplicaAgainWhenItIsOrderedAgain() {
        fixture.introduced();
        fixture.acknowledge(awaitRunning());

        fixture.start(A);
        assertThat(fixture.nextReport().replicas())
                .extracting(HostedReplica::replica)
                .containsExactly(A);
        fixture.stop(B);
        assertThat(fixture.nextReport().removed()).containsExactly(B);
    }

    @Test
    void tellsANewControllerEverythingAgain() {
        fixture.introduced();
        fixture.acknowledge(awaitRunning());

        fixture.host.tell(new IntroduceController(HIGHER, next.getRef()));

        HostReport everything = next.expectMessageClass(HostReport.class);
        assertThat(everything.base()).isEqualTo(HostReport.EVERYTHING);
        assertThat(everything.replicas()).hasSize(1);
        fixture.host.tell(new StopReplica(HIGHER, A));
        HostReport changed = next.expectMessageClass(HostReport.class);
        assertThat(changed.host()).isEqualTo(fixture.host);
        fixture.controller.expectNoMessage(Duration.ZERO);
    }

    @Test
    void doesNotAnswerToAControllerOfALowerTerm() {
        fixture.host.tell(new IntroduceController(HIGHER, next.getRef()));
        next.expectMessageClass(HostReport.class);

        fixture.host.tell(new IntroduceController(TERM, fixture.controller.getRef()));
        fixture.host.tell(new ReportReceived(TERM, 1));
        fixture.letHostCatchUp();

        fixture.time.timePasses(INTERVAL);
        next.expectMessageClass(HostReport.class);
        fixture.controller.expectNoMessage(Duration.ZERO);
    }

    @Test
    void fallsSilentWhenAHigherTermSpeaksUntilItIsIntroduced() {
        fixture.introduced();

        fixture.host.tell(new StopReplica(HIGHER, A));
        fixture.letHostCatchUp();
        fixture.time.expectNoMessageFor(INTERVAL.multipliedBy(3), fixture.controller);

        fixture.host.tell(new IntroduceController(HIGHER, next.getRef()));
        assertThat(next.expectMessageClass(HostReport.class).sequence()).isEqualTo(2);
    }

    @Test
    void sequencesGrowByOneWithEveryReportThatSaysSomethingNew() {
        fixture.introduced();
        PromisedHandler slow = new PromisedHandler();
        fixture.handlers.add(slow);

        fixture.start(A);
        HostReport starting = fixture.nextReport();
        slow.start.complete(null);
        HostReport running = fixture.nextReport();

        assertThat(starting.sequence()).isEqualTo(2);
        assertThat(running.sequence()).isEqualTo(3);
    }

    private HostReport awaitRunning() {
        fixture.start(A);
        return fixture.awaitPhases(Map.of(A, RUNNING));
    }
}
