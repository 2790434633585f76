package io.swell.shared.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two deployments, number 0 and 1, with a handle each. Times are in milliseconds. */
class ReportSessionTest {

    private static final ProcessId PROCESS = new ProcessId("10.0.0.1:25520", 1);
    private static final HandleId FIRST = new HandleId(new DeploymentId("first"), 1);
    private static final HandleId SECOND = new HandleId(new DeploymentId("second"), 2);
    private static final HandleId THIRD = new HandleId(new DeploymentId("third"), 3);
    private static final Term TERM = new Term(2, 0);

    private final ReportSession session = new ReportSession(PROCESS, 65_536);
    private final ProcessMeters load = new ProcessMeters();
    private final LoadMeter first = new LoadMeter(0);
    private final LoadMeter second = new LoadMeter(0);

    ReportSessionTest() {
        load.register(FIRST, first);
        load.register(SECOND, second);
    }

    @Test
    void beginsWithASnapshotThatNamesEverything() {
        MetricsReport report = collect(0);

        assertThat(report.sequence()).isEqualTo(1);
        assertThat(report.isSnapshot()).isTrue();
        assertThat(report.names()).containsExactly("first", "second");
        assertThat(report.load().unpacked().deployment()).containsExactly(0, 1);
        assertThat(session.isInFlight()).isTrue();
    }

    @Test
    void saysOnlyWhatChangedSinceTheBase() {
        acknowledged(collect(0));
        first.queued(nanos(10));

        MetricsReport report = collect(20);

        assertThat(report.baseSequence()).isEqualTo(1);
        assertThat(report.names()).isEmpty();
        assertThat(report.load().unpacked().deployment()).containsExactly(0);
        assertThat(report.load().unpacked().queued()).containsExactly(1);
        assertThat(report.load().unpacked().queuedMicros()).containsExactly(10_000);
    }

    @Test
    void aConstantLoadNeedsNoWord() {
        first.queued(0);
        acknowledged(collect(0));

        assertThat(collect(5_000).isHeartbeat()).isTrue();
    }

    @Test
    void aRequestThatCameAndWentIsAChange() {
        acknowledged(collect(0));
        first.queued(nanos(1));
        first.failedInQueue(nanos(1));

        assertThat(collect(2).load().unpacked().failures()).containsExactly(1);
    }

    @Test
    void aHandleMoreOrLessIsAChange() {
        acknowledged(collect(0));
        load.remove(SECOND, nanos(1));

        MetricsReport report = collect(2);

        assertThat(report.load().unpacked().deployment()).containsExactly(1);
        assertThat(report.load().unpacked().handles()).containsExactly(0);
    }

    @Test
    void whatALostReportSaidIsSaidAgainThoughItIsUnchangedSince() {
        acknowledged(collect(0));
        first.queued(nanos(1));
        collect(2);
        session.giveUp();
        first.failedInQueue(nanos(2));

        MetricsReport next = collect(3);

        // The controller may hold report 2 after all, and would go on believing in a request.
        assertThat(next.baseSequence()).isEqualTo(1);
        assertThat(next.load().unpacked().deployment()).containsExactly(0);
        assertThat(next.load().unpacked().queued()).containsExactly(0);
    }

    @Test
    void namesAreRepeatedUntilTheyAreAcknowledged() {
        acknowledged(collect(0));
        load.register(THIRD, new LoadMeter(0));
        assertThat(collect(1).names()).containsExactly("third");
        session.giveUp();

        MetricsReport again = collect(2);
        assertThat(again.firstName()).isEqualTo(2);
        assertThat(again.names()).containsExactly("third");
        acknowledged(again);

        assertThat(collect(3).names()).isEmpty();
    }

    @Test
    void aWishForASnapshotIsGrantedInFull() {
        acknowledged(collect(0));
        collect(1);
        assertThat(session.startOver(TERM, 2)).isTrue();

        MetricsReport report = collect(2);

        assertThat(report.isSnapshot()).isTrue();
        assertThat(report.names()).containsExactly("first", "second");
        assertThat(report.load().rows()).isEqualTo(2);
    }

    @Test
    void anAnswerToAnotherReportThanTheOneInFlightIsNoAnswer() {
        collect(0);
        session.giveUp();
        collect(1);

        assertThat(session.acknowledge(TERM, 1)).isFalse();
        assertThat(session.startOver(TERM, 1)).isFalse();
        assertThat(session.isInFlight()).isTrue();
        assertThat(session.acknowledge(TERM, 2)).isTrue();
        assertThat(session.acknowledge(TERM, 2)).as("twice").isFalse();
    }

    @Test
    void whoHasBeenReplacedIsNotBelieved() {
        collect(0);
        assertThat(session.acknowledge(TERM, 1)).isTrue();
        collect(1);

        assertThat(session.acknowledge(new Term(1, 9), 2)).isFalse();
        assertThat(session.startOver(new Term(1, 9), 2)).isFalse();

        assertThat(session.isInFlight()).isTrue();
        assertThat(session.acknowledge(new Term(3, 0), 2)).isTrue();
    }

    @Test
    void knowsWhatItLastSaidOfADeployment() {
        first.queued(0);
        DeploymentMeters meters = load.deployments().get(0);
        assertThat(session.lastSentOngoing(meters)).isZero();

        collect(0);
        first.queued(0);

        assertThat(session.lastSentOngoing(meters)).isEqualTo(1);
    }

    @Test
    void aGoodbyeIsLaterThanAnyReport() {
        collect(0);

        assertThat(session.nextSequence()).isEqualTo(2);
        assertThat(collect(1).sequence()).isEqualTo(3);
    }

    @Test
    void tellsWhichRoutingIsHeldAndWhetherItHurried() {
        List<MetricsReport> parts = session.collect(load, new RoutingState(TERM, 17), true, nanos(5));

        assertThat(parts).singleElement().satisfies(report -> {
            assertThat(report.routingTerm()).isEqualTo(TERM);
            assertThat(report.routingVersion()).isEqualTo(17);
            assertThat(report.urgent()).isTrue();
            assertThat(report.processMicros()).isEqualTo(5_000);
            assertThat(report.process()).isEqualTo(PROCESS);
        });
    }

    @Test
    void partsOfAReportAreAnsweredTogether() {
        ReportSession small = new ReportSession(PROCESS, 4_096);
        for (int i = 0; i < 1_000; i++) {
            load.register(new HandleId(new DeploymentId("d" + i), 10 + i), new LoadMeter(0));
        }
        List<MetricsReport> parts = small.collect(load, RoutingState.NONE, false, 0);

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(small.acknowledge(TERM, 1)).isTrue();
        MetricsReport next = small.collect(load, RoutingState.NONE, false, 0).get(0);
        assertThat(next.isHeartbeat()).as(Arrays.toString(next.names())).isTrue();
    }

    private MetricsReport collect(long millis) {
        List<MetricsReport> parts = session.collect(load, RoutingState.NONE, false, nanos(millis));
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private void acknowledged(MetricsReport report) {
        assertThat(session.acknowledge(TERM, report.sequence())).isTrue();
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
