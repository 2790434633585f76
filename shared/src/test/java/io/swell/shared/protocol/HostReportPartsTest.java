package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class HostReportPartsTest {

    private static final int FRAME = 256 * 1_024;
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());
    private static final ProcessId PROCESS = new ProcessId("host:2551", 7);
    private static final ActorRef<HostCommand> HOST =
            KIT.createTestProbe(HostCommand.class).getRef();
    private static final ActorRef<ReplicaCommand> REF =
            KIT.createTestProbe(ReplicaCommand.class).getRef();

    private final HostReportParts parts = new HostReportParts();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aSmallReportIsOneMessageAndWholeAtOnce() {
        HostReport report = report(3, 4, 2, 2);

        assertThat(HostReportParts.split(report)).containsExactly(report);
        assertThat(HostReportParts.split(report(3, 4, 0, 0))).hasSize(1);
        assertThat(parts.whole(report)).contains(report);
    }

    @Test
    void everyPartOfALargeReportFitsAFrame() {
        List<HostReport> messages = HostReportParts.split(report(0, 1, 300, 4_000));

        assertThat(messages).hasSizeGreaterThan(6).allSatisfy(message -> assertThat(
                        SERIALIZATION.serialize(message).get())
                .hasSizeLessThan(FRAME));
    }

    @Test
    void isWholeOnceAllPartsHaveComeInWhateverOrder() {
        HostReport report = report(3, 4, 300, 2_000);
        List<HostReport> messages = HostReportParts.split(report);

        for (int i = messages.size() - 1; i > 0; i--) {
            assertThat(parts.whole(messages.get(i))).isEmpty();
            assertThat(parts.whole(messages.get(i))).isEmpty();
        }

        assertThat(parts.whole(messages.get(0))).contains(report);
    }

    @Test
    void partsOfAnOlderReportDoNotDisturbANewerOne() {
        List<HostReport> older = HostReportParts.split(report(0, 4, 300, 0));
        List<HostReport> newer = HostReportParts.split(report(0, 5, 300, 0));

        newer.subList(1, newer.size()).forEach(parts::whole);
        older.forEach(part -> assertThat(parts.whole(part)).isEmpty());

        assertThat(parts.whole(newer.get(0))).isPresent();
    }

    // Its host heard of a report between: the two say the same only as wholes.
    @Test
    void partsThatBuildOnDifferentReportsAreNotMixed() {
        List<HostReport> everything = HostReportParts.split(report(0, 9, 300, 0));
        List<HostReport> changes = HostReportParts.split(report(5, 9, 0, 6_000));
        assertThat(changes).hasSameSizeAs(everything);

        everything.subList(1, everything.size()).forEach(parts::whole);
        assertThat(parts.whole(changes.get(0))).isEmpty();

        changes.subList(1, changes.size() - 1).forEach(parts::whole);
        assertThat(parts.whole(changes.get(changes.size() - 1))).contains(report(5, 9, 0, 6_000));
    }

    @Test
    void refusesABaseThatIsNoEarlierReport() {
        assertThatThrownBy(() -> report(4, 4, 0, 0))
                .hasMessage("base must not be negative and be below sequence, was: 4 of 4");
        assertThatThrownBy(() -> report(-1, 4, 0, 0)).hasMessageStartingWith("base must not be negative");
    }

    private static HostReport report(long base, long sequence, int replicas, int removed) {
        return new HostReport(
                PROCESS,
                base,
                sequence,
                0,
                1,
                Map.of("cpu", 4.0),
                false,
                IntStream.range(0, replicas)
                        .mapToObj(i -> new HostedReplica(id("here" + i), "v1", ReplicaPhase.CRASHED, DETAIL, REF))
                        .toList(),
                IntStream.range(0, removed).mapToObj(i -> id("gone" + i)).toList(),
                HOST);
    }

    private static final String DETAIL = "世".repeat(500);

    private static ReplicaId id(String suffix) {
        return new ReplicaId(new DeploymentId("echo-" + "x".repeat(40)), suffix);
    }
}
