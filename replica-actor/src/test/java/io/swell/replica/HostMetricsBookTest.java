package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import io.swell.shared.protocol.ReplicaCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostMetricsBookTest {

    private static final ReplicaId A = TestSystems.replica("a");
    private static final ReplicaId B = TestSystems.replica("b");
    private static final ReplicaId OTHER = new ReplicaId(new DeploymentId("translator"), "c");

    private final ReplicaInventory inventory = new ReplicaInventory();
    private final HostMetricsBook book = new HostMetricsBook(HostFixture.PROCESS, inventory, Duration.ofSeconds(1));

    private ReplicaMetrics running(ReplicaId replica) {
        HostedEntry entry = new HostedEntry(
                replica, "v1", TestInbox.<ReplicaCommand>create().getRef());
        entry.started();
        inventory.add(entry);
        ReplicaMetrics metrics = new ReplicaMetrics(first -> {});
        book.begin(new ReplicaNews.Records(replica, metrics));
        return metrics;
    }

    private HostedEntry entry(ReplicaId replica) {
        return inventory.find(replica).orElseThrow();
    }

    private List<MetricSum> told() {
        List<HostMetrics> messages = book.news();
        assertThat(messages).hasSize(1);
        return messages.get(0).metrics();
    }

    private static MetricSum backlog(int replicas, double sum) {
        return new MetricSum(TestSystems.SUMMARIZER, "backlog", replicas, sum);
    }

    @Test
    void saysOnceThatItHasBegun() {
        ReplicaMetrics metrics = new ReplicaMetrics(first -> {});
        assertThat(book.everything()).isEmpty();
        assertThat(book.begin(new ReplicaNews.Records(A, metrics))).isTrue();
        assertThat(book.begin(new ReplicaNews.Records(B, metrics))).isFalse();
    }

    @Test
    void addsUpReplicasOfEachDeploymentByName() {
        running(A).record("backlog", 3);
        running(B).record("backlog", 4);
        running(OTHER).record("backlog", 100);

        assertThat(told())
                .containsExactlyInAnyOrder(backlog(2, 7), new MetricSum(OTHER.deployment(), "backlog", 1, 100));
    }

    @Test
    void tellsOnlyWhatChangedAndEverythingEveryTenSeconds() {
        ReplicaMetrics a = running(A);
        a.record("backlog", 3);
        assertThat(book.news())
                .singleElement()
                .isEqualTo(new HostMetrics(HostFixture.PROCESS, 1, 0, 1, List.of(backlog(1, 3))));
        a.record("backlog", 3);
        for (int second = 1; second < 10; second++) {
            assertThat(book.news()).as("after %d s", second).isEmpty();
        }
        assertThat(book.news())
                .singleElement()
                .extracting(HostMetrics::sequence)
                .isEqualTo(2L);
        a.record("backlog", 5);
        assertThat(told()).containsExactly(backlog(1, 5));
    }

    @Test
    void onlyRunningReplicasCount() {
        running(A).record("backlog", 3);
        running(B).record("backlog", 4);
        running(OTHER).record("backlog", 5);
        book.news();

        entry(A).drain();
        assertThat(told()).contains(backlog(1, 4)).hasSize(2);
        entry(B).failed("fell");
        assertThat(told()).hasSize(1);
        entry(OTHER).ended();
        assertThat(told()).isEmpty();
    }

    @Test
    void whoStartsDoesNotCountYet() {
        inventory.add(
                new HostedEntry(A, "v1", TestInbox.<ReplicaCommand>create().getRef()));
        ReplicaMetrics metrics = new ReplicaMetrics(first -> {});
        metrics.record("backlog", 1);
        book.begin(new ReplicaNews.Records(A, metrics));
        assertThat(book.news()).isEmpty();

        entry(A).started();
        assertThat(told()).containsExactly(backlog(1, 1));
    }

    @Test
    void oneThatEndedBeforeItWasHeardOfIsForgotten() {
        ReplicaMetrics late = new ReplicaMetrics(first -> {});
        late.record("backlog", 1);
        book.begin(new ReplicaNews.Records(A, late));

        assertThat(book.news()).isEmpty();
    }

    @Test
    void thatNobodyRecordsAnyMoreIsRepeatedToo() {
        running(A).record("backlog", 3);
        book.news();
        entry(A).ended();
        assertThat(told()).isEmpty();
        for (int second = 1; second < 10; second++) {
            assertThat(book.news()).isEmpty();
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aLongIntervalRepeatsEachTime() {
        HostMetricsBook slow = new HostMetricsBook(HostFixture.PROCESS, inventory, Duration.ofMinutes(1));
        slow.begin(new ReplicaNews.Records(A, running(A)));

        assertThat(slow.news()).hasSize(1);
        assertThat(slow.news()).hasSize(1);
    }

    @Test
    void whatIsMuchGoesInPartsThatFitAFrame() throws Exception {
        String longest = "x".repeat(60);
        for (int i = 0; i < 200; i++) {
            ReplicaMetrics metrics = running(new ReplicaId(new DeploymentId(longest + i), "r"));
            for (int name = 10; name < 26; name++) {
                metrics.record(longest + name, Math.PI * 1e100);
            }
        }

        List<HostMetrics> parts = book.news();

        assertThat(parts).hasSizeBetween(5, 10);
        assertThat(parts).extracting(HostMetrics::parts).containsOnly(parts.size());
        assertThat(parts).extracting(HostMetrics::sequence).containsOnly(1L);
        assertThat(parts.stream().mapToInt(part -> part.metrics().size()).sum()).isEqualTo(200 * 16);
        ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());
        try {
            for (HostMetrics part : parts) {
                assertThat(SerializationExtension.get(kit.system())
                                .serialize(part)
                                .get())
                        .hasSizeLessThanOrEqualTo(HostMetricsBook.MOST_BYTES);
            }
        } finally {
            kit.shutdownTestKit();
        }
    }
}
