package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Several threads share two slots through a line, each the way a handle does: no slot is ever left unused for good. */
class WaitingLineThreadsTest {

    private static final int THREADS = 4;
    private static final int REQUESTS = 5_000;

    private final WaitingLine line = new WaitingLine();
    private final ReplicaLoad replica = Loads.replica(0);

    @Test
    void noWakeIsLostBetweenThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> served = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                served.add(pool.submit(this::serveAll));
            }
            for (Future<Integer> count : served) {
                assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(REQUESTS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(replica.reserved()).isZero();
    }

    private int serveAll() throws InterruptedException, TimeoutException {
        Semaphore wakes = new Semaphore(0);
        WaitingLine.Waiter self = wakes::release;
        int served = 0;
        while (served < REQUESTS) {
            if (line.isTurnOf(self) && replica.tryReserve(2)) {
                served++;
                line.passOn(self);
                replica.release();
                line.slotFreed(self);
            } else if (!line.join(self) && !wakes.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new TimeoutException("not woken after " + served + " of " + REQUESTS);
            }
        }
        line.leave(self);
        return served;
    }
}
