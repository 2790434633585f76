package io.swell.controller;

import static io.swell.controller.BareController.TERM;
import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Times are of a round at each whole second, of which the interval is one. */
class ReportIntakeTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final long SECOND = 1_000_000;

    private static final ProcessId C = new ProcessId("10.0.0.3:25520", 3);

    private final TestInbox<PusherCommand> toA = TestInbox.create();
    private final TestInbox<PusherCommand> toB = TestInbox.create();
    private final TestInbox<PusherCommand> toC = TestInbox.create();
    private final TestInbox<DirectoryCommand> directory = TestInbox.create();
    private final ControllerState state = BareController.state(KIT);
    private final ReportIntake intake = new ReportIntake(state, LoggerFactory.getLogger(ReportIntakeTest.class));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @BeforeEach
    void allAreKnownAndHaveReported() {
        state.autoscaler().load().admit(A, true, true);
        state.autoscaler().load().admit(B, true, true);
        state.autoscaler().load().admit(C, true, true);
        assertThat(take(Reported.first(A, 0, 1), 200_000)).isFalse();
        assertThat(take(Reported.first(B, 0, 1), 500_000)).isFalse();
        assertThat(take(Reported.first(C, 0, 1), 800_000)).isFalse();
        assertThat(toA.getAllReceived()).containsExactly(acknowledged(1, SECOND - 200_000));
        assertThat(toB.getAllReceived()).containsExactly(acknowledged(1, SECOND - 500_000));
        assertThat(toC.getAllReceived()).containsExactly(acknowledged(1, SECOND + 200_000));
    }

    @Test
    void reportsOfARoundAreAnsweredWithTheLastOfThemAndByThePlaceTheyCameAt() {
        assertThat(take(heartbeat(A, 2), 2 * SECOND + 2_000)).isTrue();
        assertThat(take(heartbeat(C, 2), 2 * SECOND + 3_000)).isTrue();
        assertThat(toA.hasMessages() || toC.hasMessages()).isFalse();

        assertThat(take(heartbeat(B, 2), 2 * SECOND + 9_000)).isFalse();

        assertThat(toA.getAllReceived()).containsExactly(acknowledged(2, SECOND - 2_000));
        assertThat(toB.getAllReceived()).containsExactly(acknowledged(2, SECOND - 9_000));
        assertThat(toC.getAllReceived()).containsExactly(acknowledged(2, SECOND - 3_000));
    }

    @Test
    void oneThatStaysAwayIsNotWaitedForOnceTheRoundIsOver() {
        assertThat(take(heartbeat(A, 2), 2 * SECOND)).isTrue();
        assertThat(take(heartbeat(B, 2), 2 * SECOND)).isTrue();

        intake.roundIsOver();
        intake.answer();
        intake.answer();

        assertThat(toA.getAllReceived()).hasSize(1);
        assertThat(toB.getAllReceived()).hasSize(1);
        assertThat(take(heartbeat(A, 3), 3 * SECOND)).as("the next round").isTrue();
        assertThat(take(heartbeat(B, 3), 3 * SECOND)).isTrue();
        assertThat(take(heartbeat(C, 2), 3 * SECOND)).isFalse();
    }

    @Test
    void oneThatIsGoneIsNotWaitedFor() {
        state.autoscaler().load().remove(C, SECOND + 500);

        assertThat(take(heartbeat(A, 2), 2 * SECOND)).isTrue();
        assertThat(take(heartbeat(B, 2), 2 * SECOND)).isFalse();
    }

    @Test
    void whatIsUrgentIsAnsweredAtOnceAndWithItWhoeverWaits() {
        assertThat(take(heartbeat(A, 2), 2 * SECOND)).isTrue();

        assertThat(take(urgent(B, 2), 2 * SECOND + 100)).isFalse();

        assertThat(toA.getAllReceived()).hasSize(1);
        assertThat(toB.getAllReceived()).hasSize(1);
    }

    @Test
    void oneThatIsAheadOfItsRoundIsAnsweredAtOnce() {
        assertThat(take(heartbeat(A, 2), SECOND + 400_000)).isFalse();

        assertThat(toA.getAllReceived()).containsExactly(acknowledged(2, SECOND - 400_000));
    }

    @Test
    void oneThatWasInAHurryIsWaitedForInItsNextRound() {
        assertThat(take(urgent(A, 2), SECOND + 700_000)).isFalse();

        assertThat(take(heartbeat(B, 2), 2 * SECOND)).isTrue();
        assertThat(take(heartbeat(C, 2), 2 * SECOND)).isTrue();
        assertThat(take(heartbeat(A, 3), 2 * SECOND + 5_000)).isFalse();
    }

    @Test
    void oneThatLacksItsBaseIsAnsweredAtOnce() {
        MetricsReport onAnother = Reported.by(A, 9).on(8).build();

        assertThat(take(onAnother, 2 * SECOND)).isFalse();

        assertThat(toA.getAllReceived()).containsExactly(new SnapshotNeeded(TERM, 9, Duration.ofSeconds(1)));
    }

    @Test
    void onlyTheLastPartOfAReportIsAnswered() {
        assertThat(take(Reported.by(A, 2).on(1).part(0, 2).build(), SECOND + 500_000))
                .isFalse();
        assertThat(toA.hasMessages()).isFalse();

        assertThat(take(Reported.by(A, 2).on(1).part(1, 2).build(), SECOND + 500_001))
                .isFalse();

        assertThat(toA.getAllReceived()).hasSize(1);
    }

    @Test
    void aReportOfSeveralPartsIsInItsRoundWithTheLastOfThem() {
        assertThat(take(heartbeat(B, 2), 2 * SECOND)).isTrue();
        assertThat(take(Reported.by(A, 2).on(1).part(0, 2).build(), 2 * SECOND + 1))
                .isTrue();
        assertThat(take(heartbeat(C, 2), 2 * SECOND + 2)).isTrue();

        assertThat(take(Reported.by(A, 2).on(1).part(1, 2).build(), 2 * SECOND + 3))
                .isFalse();

        assertThat(toA.getAllReceived()).hasSize(1);
    }

    private boolean take(MetricsReport report, long nowMicros) {
        TestInbox<PusherCommand> pusher =
                report.process().equals(A) ? toA : report.process().equals(B) ? toB : toC;
        return intake.take(new PushMetrics(report, pusher.getRef(), directory.getRef()), nowMicros);
    }

    private static MetricsReport heartbeat(ProcessId process, long sequence) {
        return Reported.by(process, sequence).on(sequence - 1).build();
    }

    private static MetricsReport urgent(ProcessId process, long sequence) {
        return Reported.by(process, sequence).on(sequence - 1).urgently().build();
    }

    private static ReportAcknowledged acknowledged(long sequence, long waitMicros) {
        return new ReportAcknowledged(TERM, sequence, Duration.ofNanos(1_000 * waitMicros));
    }
}
