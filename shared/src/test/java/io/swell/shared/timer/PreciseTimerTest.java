package io.swell.shared.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreciseTimerTest {

    private final PreciseTimer timer = new PreciseTimer("precise-timer-test");
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void callsOnceNoSoonerThanItWasSetTo() throws Exception {
        long began = System.nanoTime();
        timer.set(
                TimeUnit.MILLISECONDS.toNanos(30),
                () -> calls.add(Thread.currentThread().getName()));

        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("precise-timer-test");
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
        assertThat(calls.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void setAnewItForgetsWhatItWasSetToBefore() throws Exception {
        timer.set(TimeUnit.MINUTES.toNanos(1), () -> calls.add("late"));
        timer.set(0, () -> calls.add("soon"));

        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("soon");
    }

    @Test
    void cancelledItCallsNobodyAndCanBeSetAgain() throws Exception {
        timer.cancel();
        timer.set(TimeUnit.MILLISECONDS.toNanos(20), () -> calls.add("late"));
        timer.cancel();
        assertThat(calls.poll(100, TimeUnit.MILLISECONDS)).isNull();

        timer.set(0, () -> calls.add("soon"));
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("soon");
    }

    @Test
    void closedItCallsNobody() throws Exception {
        timer.set(TimeUnit.MILLISECONDS.toNanos(20), () -> calls.add("late"));

        timer.close();

        assertThat(calls.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void ofTwoByOneClockTheOtherGoesOnWhenOneIsClosed() throws Exception {
        ScheduledExecutorService clock = PreciseTimer.clock("shared-clock-test");
        CountDownLatch bothAreSet = new CountDownLatch(1);
        clock.execute(() -> calls.add(began(bothAreSet)));
        PreciseTimer one = new PreciseTimer(clock);
        PreciseTimer other = new PreciseTimer(clock);
        one.set(0, () -> calls.add("one"));
        other.set(0, () -> calls.add("other"));

        one.close();
        bothAreSet.countDown();

        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("began");
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("other");
        clock.shutdownNow();
    }

    private static String began(CountDownLatch signal) {
        try {
            signal.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "began";
    }
}
