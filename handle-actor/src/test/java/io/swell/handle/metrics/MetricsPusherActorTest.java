package io.swell.handle.metrics;

import static io.swell.handle.metrics.PusherFixture.INTERVAL;
import static io.swell.handle.metrics.PusherFixture.PROCESS;
import static io.swell.handle.metrics.PusherFixture.TERM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import io.swell.handle.metrics.MetricsPusherActor.NoteRouting;
import io.swell.handle.metrics.MetricsPusherActor.NoteUrgency;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPusherActorTest {

    private final PusherFixture process = new PusherFixture();

    @AfterEach
    void stop() {
        process.close();
    }

    /** The other tests send each of these and see what comes of it. */
    @Test
    void knowsEveryAnswerOfTheController() {
        assertThat(Set.of(PusherCommand.class.getPermittedSubclasses()))
                .isEqualTo(Set.of(ReportAcknowledged.class, SnapshotNeeded.class, PusherCommand.Local.class));
    }

    @Test
    void theFirstReportWaitsForItsJitter() {
        process.pass(499);
        process.nothingSent();

        process.pass(1);

        PushMetrics push = process.controller.expectMessageClass(PushMetrics.class);
        assertThat(push.pusher()).isEqualTo(process.pusher);
        assertThat(push.directory()).isEqualTo(process.directory);
        assertThat(push.report().process()).isEqualTo(PROCESS);
        assertThat(push.report().isHeartbeat()).isTrue();
        assertThat(push.report().urgent()).isFalse();
    }

    @Test
    void aFirstHandleIsReportedAtOnce() {
        process.register(process.kit.createTestProbe(HandleCommand.class).getRef());

        MetricsReport report = process.nextReport();

        assertThat(report.urgent()).isTrue();
        assertThat(report.names()).containsExactly("echo");
        assertThat(report.load().unpacked().handles()).containsExactly(1);
    }

    @Test
    void oneReportIsInFlightAndTicksBetweenCoalesce() {
        LoadMeter meter = process.registered();
        process.pass(1_000);
        MetricsReport unanswered = process.nextReport();
        process.queue(meter, 3);
        process.pass(1_000);
        process.queue(meter, 2);
        process.pass(499);
        process.nothingSent();

        process.pass(1); // 1.5 s without an answer: lost

        MetricsReport next = process.nextReport();
        assertThat(next.sequence()).isEqualTo(unanswered.sequence() + 1);
        assertThat(next.load().unpacked().queued()).containsExactly(5);
        process.nothingSent();
    }

    @Test
    void theAnswerSetsThePace() {
        process.registered();
        process.pass(1_000);
        process.acknowledge(process.nextReport(), Duration.ofSeconds(4));

        process.pass(3_999);
        process.nothingSent();
        process.pass(1);
        process.acknowledge(process.nextReport(), Duration.ofMillis(200));

        process.pass(199);
        process.nothingSent();
        process.pass(1);
        process.nextReport();
    }

    @Test
    void whatIsAskedForIsSentInFull() {
        LoadMeter meter = process.registered();
        process.queue(meter, 2);
        process.pass(1_000);
        MetricsReport delta = process.nextReport();
        assertThat(delta.isSnapshot()).isFalse();

        process.pusher.tell(new SnapshotNeeded(TERM, delta.sequence(), INTERVAL));

        MetricsReport snapshot = process.nextReport();
        assertThat(snapshot.isSnapshot()).isTrue();
        assertThat(snapshot.names()).containsExactly("echo");
        assertThat(snapshot.load().unpacked().queued()).containsExactly(2);
    }

    @Test
    void wishesForSnapshotsKeepTheDistanceOfEdges() {
        process.registered();
        process.pass(1_000);
        process.pusher.tell(new SnapshotNeeded(TERM, process.nextReport().sequence(), INTERVAL));
        process.pusher.tell(new SnapshotNeeded(TERM, process.nextReport().sequence(), INTERVAL));
        process.nothingSent();

        process.pass(100);

        assertThat(process.nextReport().isSnapshot()).isTrue();
    }

    @Test
    void loadThatCannotWaitGoesAtOnceWithWhatIsTrueNow() {
        LoadMeter meter = process.registered();
        process.pass(200);
        process.queue(meter, 1);

        process.urgent();

        MetricsReport report = process.nextReport();
        assertThat(report.urgent()).isTrue();
        assertThat(report.load().unpacked().queued()).containsExactly(1);
    }

    @Test
    void edgesKeepTheirDistance() {
        LoadMeter meter = process.registered(); // reported on an edge, now
        process.pass(40);
        process.queue(meter, 1);
        process.urgent();
        process.urgent();
        process.nothingSent();

        process.pass(59);
        process.nothingSent();
        process.pass(1);

        assertThat(process.nextReport().urgent()).isTrue();
        process.nothingSent();
    }

    @Test
    void anEdgeWaitsForTheReportInFlight() {
        LoadMeter meter = process.registered();
        process.pass(1_000);
        MetricsReport inFlight = process.nextReport();
        process.queue(meter, 1);
        process.urgent();
        process.nothingSent();

        process.acknowledge(inFlight);

        assertThat(process.nextReport().load().unpacked().queued()).containsExactly(1);
    }

    @Test
    void whatTheControllerKnowsAlreadyIsNotUrgent() {
        LoadMeter meter = process.registered();
        process.pass(200);
        process.urgent();
        process.nothingSent();
        process.queue(meter, 4);
        process.urgent();
        process.acknowledge(process.nextReport());

        process.pass(200);
        process.queue(meter, 4); // twice as much, and no more
        process.urgent();
        process.nothingSent();
        process.queue(meter, 1);
        process.urgent();

        assertThat(process.nextReport().load().unpacked().queued()).containsExactly(9);
    }

    @Test
    void urgencyOfADeploymentWithoutHandlesIsNoNews() {
        process.registered();
        process.pass(200);

        process.pusher.tell(new NoteUrgency(new DeploymentId("nobody")));

        process.nothingSent();
    }

    @Test
    void metersSayWhenTheirLoadHasGrownSinceTheReport() {
        LoadMeter meter = process.registered();
        process.queue(meter, 20);
        assertThat(meter.isPastEdge()).isTrue();

        process.pass(1_000);
        process.nextReport();

        assertThat(meter.isPastEdge()).isFalse();
        process.queue(meter, 21);
        assertThat(meter.isPastEdge()).isTrue();
    }

    @Test
    void aHandleThatStopsTakesItsCountsAndLeavesItsHistory() {
        var dying = process.kit.createTestProbe(HandleCommand.class);
        LoadMeter meter = process.register(dying.getRef());
        process.acknowledge(process.nextReport());
        process.queue(meter, 2);
        process.pass(300);
        var watcher = process.kit.createTestProbe();
        dying.stop();
        watcher.expectTerminated(dying.getRef());
        process.letPusherCatchUp();

        MetricsReport report = nextAfterHandleGone();

        assertThat(report.load().unpacked().handles()).containsExactly(0);
        assertThat(report.load().unpacked().queued()).containsExactly(0);
        assertThat(report.load().unpacked().queuedMicros()).containsExactly(2 * 300_000);
        assertThat(report.load().unpacked().arrivals()).containsExactly(2);
    }

    /** The news of its end takes its own way, so it may miss a report. */
    private MetricsReport nextAfterHandleGone() {
        process.pass(700);
        MetricsReport report = process.nextReport();
        for (int tries = 0;
                tries < 50
                        && report.load().rows() > 0
                        && report.load().unpacked().handles()[0] > 0;
                tries++) {
            process.acknowledge(report, Duration.ofMillis(1));
            process.pass(1);
            report = process.nextReport();
        }
        return report;
    }

    @Test
    void saysWhichHandlesLive() {
        var handle = process.kit.createTestProbe(HandleCommand.class);
        process.register(handle.getRef());
        var asker = process.kit.createTestProbe(MetricsPusherActor.Handles.class);

        process.pusher.tell(new MetricsPusherActor.GetHandles(asker.getRef()));

        assertThat(asker.receiveMessage().refs()).containsExactly(handle.getRef());
    }

    @Test
    void reportsWhichRoutingIsHeldAndHurriesWhenItIsStuck() {
        process.registered();
        process.pass(200);
        process.pusher.tell(new NoteRouting(TERM, 4));
        process.nothingSent();

        process.pusher.tell(new NoteRouting(TERM, 4)); // again, so the next update did not fit

        MetricsReport report = process.nextReport();
        assertThat(report.routingTerm()).isEqualTo(TERM);
        assertThat(report.routingVersion()).isEqualTo(4);
        assertThat(report.urgent()).isTrue();
    }

    @Test
    void anAnswerOfAControllerThatWasReplacedIsIgnored() {
        process.registered();
        process.pass(1_000);
        MetricsReport report = process.nextReport();

        process.pusher.tell(new ReportAcknowledged(new Term(1, 9), report.sequence(), Duration.ofMillis(1)));
        process.pusher.tell(new SnapshotNeeded(new Term(1, 9), report.sequence(), Duration.ofMillis(1)));

        process.pass(1_499);
        process.nothingSent();
        process.pass(1);
        assertThat(process.nextReport().baseSequence()).isEqualTo(report.baseSequence());
    }

    @Test
    void saysGoodbyeAndEnds() {
        process.registered();
        process.pass(1_000);
        MetricsReport last = process.nextReport();
        var leaver = process.kit.createTestProbe(Done.class);

        process.pusher.tell(new MetricsPusherActor.Leave(leaver.getRef()));

        leaver.expectMessage(Done.getInstance());
        process.controller.expectMessage(new SayGoodbye(PROCESS, last.sequence() + 1));
        leaver.expectTerminated(process.pusher);
    }

    @Test
    void aSilentProcessStillGivesASignOfLife() {
        process.registered();
        process.pass(1_000);

        MetricsReport report = process.nextReport();

        assertThat(report.isHeartbeat()).isTrue();
        assertThat(report.baseSequence()).isEqualTo(1);
        assertThat(report.processMicros()).isEqualTo(process.clock.micros());
    }
}
