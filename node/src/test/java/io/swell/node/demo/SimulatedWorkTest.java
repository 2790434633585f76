package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedWorkTest {

    private static final WorkRequest ENDLESS = new WorkRequest(TimeUnit.HOURS.toMicros(1));

    private final SimulatedWork work = new SimulatedWork("work");

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void answersWhenTheServiceTimeIsOverAndNotBefore() throws Exception {
        long before = System.nanoTime();

        WorkDone done = work.perform(new WorkRequest(20_000)).get(20, TimeUnit.SECONDS);

        assertThat(done).isEqualTo(new WorkDone(20_000));
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void worksOnManyAtATime() throws Exception {
        CompletableFuture<WorkDone> slow = work.perform(ENDLESS);

        assertThat(work.perform(new WorkRequest(0)).get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(slow).isNotDone();
        assertThat(work.ongoing()).isEqualTo(1);
    }

    @Test
    void cancellingEndsTheWork() {
        CompletableFuture<WorkDone> slow = work.perform(ENDLESS);

        slow.cancel(false);

        assertThat(work.ongoing()).isZero();
    }

    @Test
    void refusesWorkOnceClosed() {
        work.close();

        assertThat(work.perform(ENDLESS)).isCompletedExceptionally();
    }

    @Test
    void serviceTimeIsNotNegative() {
        assertThatThrownBy(() -> new WorkRequest(-1)).hasMessage("service time must be at least 0 µs, was: -1");
    }
}
