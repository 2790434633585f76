package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplicaLoadTest {

    private final ReplicaLoad load = Loads.replica(0);

    @Test
    void reservesUpToTheLimitAndNoFurther() {
        assertThat(load.tryReserve(2)).isTrue();
        assertThat(load.tryReserve(2)).isTrue();
        assertThat(load.tryReserve(2)).isFalse();
        assertThat(load.reserved()).isEqualTo(2);
        assertThat(load.hasRoom(2, 0)).isFalse();
    }

    @Test
    void reservesNothingBeyondALimitThatWasLowered() {
        Loads.fill(load, 3);
        assertThat(load.tryReserve(2)).isFalse();
        load.release();
        assertThat(load.tryReserve(2)).isFalse();
        load.release();
        assertThat(load.tryReserve(2)).isTrue();
    }

    @Test
    void refusesToReleaseWhatWasNotReserved() {
        assertThatThrownBy(load::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("echo#r0");
        assertThat(load.reserved()).isZero();
    }

    @Test
    void restsLongerWithEachRefusalUpToTheLongest() {
        assertThat(restAfterRefusalAt(0)).isEqualTo(10);
        assertThat(restAfterRefusalAt(10)).isEqualTo(20);
        assertThat(restAfterRefusalAt(30)).isEqualTo(40);
        assertThat(restAfterRefusalAt(70)).isEqualTo(50);
        assertThat(restAfterRefusalAt(120)).isEqualTo(50);
    }

    @Test
    void countsRefusalsOfRequestsSentBeforeTheRestAsOne() {
        restAfterRefusalAt(0);
        load.refused(1, 10, 50);
        load.refused(9, 10, 50);
        assertThat(load.restEndNanos()).isEqualTo(10);
        assertThat(restAfterRefusalAt(10)).isEqualTo(20);
    }

    @Test
    void anAnswerEndsTheRestAndForgetsEarlierRefusals() {
        restAfterRefusalAt(0);
        restAfterRefusalAt(10);
        load.answered();
        assertThat(load.hasRoom(1, 11)).isTrue();
        assertThat(restAfterRefusalAt(12)).isEqualTo(10);
    }

    @Test
    void restsAcrossTheOverflowOfTheClock() {
        load.refused(Long.MAX_VALUE - 4, 10, 50);
        assertThat(load.hasRoom(1, Long.MIN_VALUE)).isFalse();
        assertThat(load.hasRoom(1, Long.MIN_VALUE + 5)).isTrue();
    }

    @Test
    void hasNoRoomOnceItDrains() {
        load.drains();
        load.answered();
        assertThat(load.hasRoom(1, 0)).isFalse();
    }

    @Test
    void hasNoRoomWhileItCannotBeReached() {
        load.setReachable(false);
        assertThat(load.hasRoom(1, 0)).isFalse();
        load.setReachable(true);
        assertThat(load.hasRoom(1, 0)).isTrue();
    }

    @Test
    void neverGivesMoreSlotsThanItHasToManyThreads() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Boolean> worker = () -> {
            start.await(10, TimeUnit.SECONDS);
            boolean legal = true;
            for (int i = 0; i < 20_000; i++) {
                if (load.tryReserve(2)) {
                    legal &= load.reserved() <= 2;
                    load.release();
                }
            }
            return legal;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(pool.submit(worker));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(load.reserved()).isZero();
    }

    /** How long the replica rests after a refusal now. */
    private long restAfterRefusalAt(long now) {
        load.refused(now, 10, 50);
        long end = load.restEndNanos();
        assertThat(load.hasRoom(Integer.MAX_VALUE, end - 1)).isFalse();
        assertThat(load.hasRoom(Integer.MAX_VALUE, end)).isTrue();
        return end - now;
    }
}
