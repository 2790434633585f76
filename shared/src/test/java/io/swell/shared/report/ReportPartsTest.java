package io.swell.shared.report;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Cut by the sizes that the real serializer makes. */
class ReportPartsTest {

    private static final int SEEDS = 400;
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString(
                    """
                    akka.actor.provider = remote
                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    """)
            .withFallback(ConfigFactory.load()));
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());

    /** As long as a host name may be. */
    private static final String LONGEST_HOST = ("a".repeat(63) + ".").repeat(3) + "b".repeat(61);

    private static final ProcessId PROCESS = new ProcessId(LONGEST_HOST + ":65535", Long.MIN_VALUE);
    private static final ActorRef<PusherCommand> PUSHER = remote("swell-metrics-pusher");
    private static final ActorRef<DirectoryCommand> DIRECTORY = remote("swell-replica-directory");

    private static <T> ActorRef<T> remote(String name) {
        return ActorRefResolver.get(KIT.system())
                .resolveActorRef("akka://swell@" + LONGEST_HOST + ":65535/system/" + name + "#-2147483648");
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void noPartOutgrowsItsLimitAndNoRowIsLost() {
        int largest = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int limit = 4_096 << random.nextInt(5);
            List<ReportedRow> rows = rows(random, random.nextInt(1_500));
            int namesKnown = random.nextInt(rows.size() + 1);

            List<MetricsReport> parts = new ReportParts(limit).split(header(), rows, namesKnown);

            for (MetricsReport part : parts) {
                int bytes = bytes(part);
                assertThat(bytes).as("bytes of a part, seed %d", seed).isLessThanOrEqualTo(limit);
                largest = Math.max(largest, bytes * 100 / limit);
            }
            assertThat(parts.stream().mapToInt(part -> part.load().rows()).sum())
                    .isEqualTo(rows.size());
            eachPartCanBeAppliedAlone(parts, rows, namesKnown);
        }
        System.out.println(
                "parts of reports: seeds 0 to " + (SEEDS - 1) + ", the fullest was " + largest + " % of its limit");
        assertThat(largest)
                .as("percent of the limit: parts are not cut needlessly")
                .isGreaterThan(60);
    }

    @Test
    void nothingToSayIsOnePart() {
        List<MetricsReport> parts = new ReportParts(4_096).split(header(), List.of(), 7);

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.isHeartbeat()).isTrue();
            assertThat(part.part()).isZero();
            assertThat(part.parts()).isEqualTo(1);
        });
    }

    @Test
    void allPartsSayWhatTheReportIs() {
        List<MetricsReport> parts = new ReportParts(4_096).split(header(), rows(new Random(1), 500), 0);

        for (int number = 0; number < parts.size(); number++) {
            MetricsReport part = parts.get(number);
            assertThat(List.of(part.part(), part.parts())).containsExactly(number, parts.size());
            assertThat(List.of(part.sequence(), part.baseSequence(), part.processMicros()))
                    .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE);
            assertThat(part.urgent()).isTrue();
        }
    }

    @Test
    void oneRowFitsIntoTheSmallestPart() {
        ReportedRow largest = new ReportedRow(new DeploymentId("x".repeat(63)), 99_999);
        long most = Long.MAX_VALUE;
        int many = Integer.MAX_VALUE;
        largest.sent(new LoadSnapshot(many, many, most, most, most, most, most, most, most), many, 0, 1);

        List<MetricsReport> parts = new ReportParts(4_096).split(header(), List.of(largest), 0);

        assertThat(parts).hasSize(1);
        assertThat(bytes(parts.get(0))).isLessThanOrEqualTo(4_096);
    }

    /** Whoever knows the acknowledged names and this part alone can name every number in it. */
    private static void eachPartCanBeAppliedAlone(List<MetricsReport> parts, List<ReportedRow> rows, int namesKnown) {
        for (MetricsReport part : parts) {
            LoadColumns columns = part.load().unpacked();
            for (int row = 0; row < columns.rows(); row++) {
                int number = columns.deployment()[row];
                if (number >= namesKnown) {
                    assertThat(part.names()[number - part.firstName()])
                            .isEqualTo(rows.get(number).id().name());
                }
                assertThat(columns.runningMicros()[row])
                        .isEqualTo(rows.get(number).load().runningMicros());
            }
            assertThat(part.names().length).isLessThanOrEqualTo(columns.rows());
        }
    }

    private static ReportParts.Header header() {
        RoutingState routing = new RoutingState(new Term(Long.MAX_VALUE, Long.MIN_VALUE), Long.MAX_VALUE);
        return new ReportParts.Header(PROCESS, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, routing, true);
    }

    private static List<ReportedRow> rows(Random random, int count) {
        List<ReportedRow> rows = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String name = "d" + number + "-" + "x".repeat(random.nextInt(55));
            ReportedRow row = new ReportedRow(new DeploymentId(name), number);
            row.sent(
                    new LoadSnapshot(
                            (int) any(random) & Integer.MAX_VALUE,
                            (int) any(random) & Integer.MAX_VALUE,
                            any(random),
                            any(random),
                            any(random),
                            any(random),
                            any(random),
                            any(random),
                            any(random)),
                    random.nextInt(100),
                    0,
                    1);
            rows.add(row);
        }
        return rows;
    }

    /** Of any length in bits, so that every length in bytes occurs. */
    private static long any(Random random) {
        return random.nextLong() >>> (1 + random.nextInt(63));
    }

    private static int bytes(MetricsReport part) {
        return SERIALIZATION.serialize(new PushMetrics(part, PUSHER, DIRECTORY)).get().length;
    }
}
