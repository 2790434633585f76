package io.swell.controller;

import static io.swell.controller.BareController.TERM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.ReportReceived;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostIntakeTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final ProcessId HOST = new ProcessId("10.0.0.1:25520", 1);
    private static final ProcessId STRANGER = new ProcessId("10.9.9.9:1", 1);

    private final TestInbox<HostCommand> host = TestInbox.create();
    private final ControllerState state = BareController.state(KIT);
    private final Membership membership =
            new Membership(state, TestInbox.<ControllerCommand>create().getRef(), Duration.ofSeconds(1), 0);
    private final HostIntake intake = new HostIntake(state, membership);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @BeforeEach
    void oneHostIsExpected() {
        membership.joined(new ClusterWatch.ProcessJoined(HOST, Set.of(ClusterWatch.REPLICA_ROLE), false), true);
    }

    @Test
    void answersAReportOnceItIsWhole() {
        assertThat(intake.take(everything(HOST, 7, 0, 2), 1)).isFalse();
        assertThat(host.hasMessages()).isFalse();

        assertThat(intake.take(everything(HOST, 7, 1, 2), 1)).isTrue();

        assertThat(host.getAllReceived()).containsExactly(new ReportReceived(TERM, 7));
        assertThat(state.hosts().host(HOST)).isEqualTo(host.getRef());
    }

    @Test
    void hearsNoHostThatIsNotExpected() {
        assertThat(intake.take(everything(STRANGER, 7, 0, 1), 1)).isFalse();
        assertThat(intake.take(nothingRecorded(STRANGER))).isFalse();

        assertThat(host.hasMessages()).isFalse();
        assertThat(state.hosts().host(STRANGER)).isNull();
    }

    @Test
    void asksForEverythingWhereItDoesNotHoldTheBase() {
        assertThat(intake.take(report(HOST, 5, 6, 0, 1), 1)).isTrue();

        assertThat(host.getAllReceived()).containsExactly(new ReportReceived(TERM, HostReport.EVERYTHING));
        assertThat(state.hosts().host(HOST)).as("not heard yet").isNull();
    }

    @Test
    void answersAnOlderReportByItsOwnNumber() {
        intake.take(everything(HOST, 7, 0, 1), 1);
        intake.take(everything(HOST, 6, 0, 1), 1);

        assertThat(host.getAllReceived()).containsExactly(new ReportReceived(TERM, 7), new ReportReceived(TERM, 6));
    }

    @Test
    void takesWhatReplicasOfAHostRecorded() {
        assertThat(intake.take(nothingRecorded(HOST))).isTrue();
    }

    private HostReport everything(ProcessId process, long sequence, int part, int parts) {
        return report(process, HostReport.EVERYTHING, sequence, part, parts);
    }

    private HostReport report(ProcessId process, long base, long sequence, int part, int parts) {
        return new HostReport(
                process, base, sequence, part, parts, Map.of("cpu", 8.0), false, List.of(), List.of(), host.getRef());
    }

    private static HostMetrics nothingRecorded(ProcessId process) {
        return new HostMetrics(process, 1, 0, 1, List.of());
    }
}
