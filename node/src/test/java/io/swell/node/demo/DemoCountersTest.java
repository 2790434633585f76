package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.RequestOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoCountersTest {

    private static final DeploymentId ID = new DeploymentId("a");

    private final DemoCounters counters = new DemoCounters();

    @Test
    void everyRequestIsCountedInExactlyOneWay() {
        List<RequestOutcome> outcomes = List.of(
                new RequestOutcome.Completed("x"),
                new RequestOutcome.Completed("y"),
                new RequestOutcome.Rejected(ID, 10),
                new RequestOutcome.Expired(ID, Duration.ofSeconds(1), true),
                new RequestOutcome.ReplicaDied(new ReplicaId(ID, "1")),
                new RequestOutcome.NotRunning(ID, "none"),
                new RequestOutcome.HandlerFailed(ID, "E", "boom"));
        for (RequestOutcome outcome : outcomes) {
            counters.sent();
            counters.ended(outcome);
        }
        counters.sent();
        counters.broke();

        assertThat(counters.read()).isEqualTo(new RequestCounts(8, 2, 1, 1, 4));
        assertThat(counters.read().addsUp()).isTrue();
    }

    @Test
    void whatHasNotEndedIsOpen() {
        counters.sent();
        counters.sent();
        counters.ended(new RequestOutcome.Completed("x"));

        assertThat(counters.read().open()).isEqualTo(1);
        assertThat(counters.read().addsUp()).isFalse();
    }

    @Test
    void anAnswerTooManyDoesNotAddUp() {
        counters.sent();
        counters.ended(new RequestOutcome.Completed("x"));
        counters.ended(new RequestOutcome.Completed("x"));

        assertThat(counters.read().addsUp()).isFalse();
    }

    @Test
    void countsOfSeveralDriversAddUp() {
        RequestCounts sum = new RequestCounts(10, 4, 3, 2, 1).plus(new RequestCounts(5, 5, 0, 0, 0));

        assertThat(sum)
                .isEqualTo(new RequestCounts(15, 9, 3, 2, 1))
                .extracting(RequestCounts::addsUp)
                .isEqualTo(true);
        assertThat(RequestCounts.ZERO.plus(sum)).isEqualTo(sum);
    }

    @Test
    void noCountIsLostBetweenThreads() {
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 10_000; i++) {
                                counters.sent();
                                counters.ended(new RequestOutcome.Completed("x"));
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(counters.read()).isEqualTo(new RequestCounts(40_000, 40_000, 0, 0, 0));
    }
}
