package io.swell.shared.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadMeterTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void integratesTheCountsOverTime() {
        // queued   1 1 0 0 0        2 s
        // running  0 0 1 1 1 0      3 s
        LoadMeter meter = new LoadMeter(0);
        meter.queued(0);
        meter.assigned(2 * SECOND, false);
        meter.completed(5 * SECOND);

        assertThat(meter.read(9 * SECOND)).isEqualTo(new LoadSnapshot(0, 0, 2_000_000, 3_000_000, 1, 1, 0, 0, 0));
    }

    @Test
    void addsToASumWhatAReadWouldSay() {
        LoadMeter first = new LoadMeter(0);
        LoadMeter second = new LoadMeter(0);
        first.queued(0);
        second.queued(0);
        second.assigned(SECOND, true);
        LoadSnapshot left = new LoadSnapshot(0, 0, 7, 8, 5, 1, 2, 3, 4);
        LoadSum sum =
                new LoadSum().set(new LoadSnapshot(9, 9, 9, 9, 9, 9, 9, 9, 9)).set(left);

        first.addTo(sum, 3 * SECOND);
        second.addTo(sum, 3 * SECOND);

        assertThat(sum.snapshot())
                .isEqualTo(left.plus(first.read(3 * SECOND)).plus(second.read(3 * SECOND)))
                .isEqualTo(new LoadSnapshot(1, 1, 4_000_007, 2_000_008, 7, 1, 2, 3, 5));
        assertThat(sum.ongoing()).isEqualTo(2);
        assertThat(second.ongoing()).isEqualTo(1);
    }

    @Test
    void aSumContinuesAnEarlierOneOnlyIfNothingButTimePassed() {
        LoadMeter meter = new LoadMeter(0);
        meter.queued(0);
        meter.queued(0);
        meter.assigned(0, false);
        LoadSnapshot earlier = meter.read(SECOND);
        LoadSum later = new LoadSum();
        meter.addTo(later, 3 * SECOND);
        assertThat(later.continues(earlier, 2_000_000)).isTrue();
        assertThat(later.continues(earlier, 1_999_999)).isFalse();
        assertThat(earlier.extrapolated(2_000_000)).isEqualTo(later.snapshot());

        meter.rejected(3 * SECOND);
        meter.addTo(later.set(LoadSnapshot.ZERO), 3 * SECOND);
        assertThat(later.continues(earlier, 2_000_000)).isFalse();
    }

    @Test
    void carriesTheCurrentCountsOnToTheTimeOfReading() {
        LoadMeter meter = new LoadMeter(0);
        meter.queued(0);
        meter.queued(0);
        assertThat(meter.read(3 * SECOND).queuedMicros()).isEqualTo(6_000_000);
        assertThat(meter.read(4 * SECOND).queuedMicros()).isEqualTo(8_000_000);
    }

    @Test
    void knowsEveryWayARequestCanEnd() {
        LoadMeter meter = new LoadMeter(0);
        meter.rejected(0);
        meter.queued(0);
        meter.failedInQueue(0);
        meter.queued(0);
        meter.assigned(0, true);
        meter.returned(0);
        meter.assigned(0, false);
        meter.failed(0);
        meter.queued(0);
        meter.assigned(0, false);

        assertThat(meter.read(0)).isEqualTo(new LoadSnapshot(0, 1, 0, 0, 4, 0, 2, 1, 1));
    }

    @Test
    void doesNotFallBackWhenTheReaderIsBehindTheWriter() {
        LoadMeter meter = new LoadMeter(0);
        meter.queued(0);
        meter.queued(5 * SECOND);

        assertThat(meter.read(4 * SECOND).queuedMicros()).isEqualTo(5_000_000);
    }

    @Test
    void cuttingTimeToMicrosecondsLeavesNoErrorThatAddsUp() {
        LoadMeter meter = new LoadMeter(0);
        meter.queued(0);
        for (int i = 1; i <= 1_000_000; i++) {
            meter.queued(i * 999L); // 0.999 us apart
            meter.failedInQueue(i * 999L);
        }
        assertThat(meter.read(999_000_000L).queuedMicros()).isEqualTo(999_000);
    }

    @Test
    void saysWhenMoreIsOngoingThanTheReaderWishesToWaitWith() {
        LoadMeter meter = new LoadMeter(0);
        meter.setEdge(1);
        meter.queued(0);
        assertThat(meter.isPastEdge()).isFalse();
        meter.queued(0);
        assertThat(meter.isPastEdge()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTheSumOfWhatEachRequestSpent(long seed) {
        Random random = new Random(seed);
        LoadMeter meter = new LoadMeter(0);
        long now = 0;
        long spent = 0;
        long[] since = new long[64];
        int size = 0;
        for (int step = 0; step < 5_000; step++) {
            now += random.nextInt(5_000) * 1_000L;
            if (size < since.length && random.nextBoolean()) {
                meter.queued(now);
                since[size++] = now;
            } else if (size > 0) {
                meter.failedInQueue(now);
                spent += now - since[--size];
            }
        }
        while (size > 0) {
            spent += now - since[--size];
        }
        assertThat(meter.read(now).queuedMicros()).as("seed %d", seed).isEqualTo(spent / 1_000);
    }

    @Test
    void isNeverReadHalfWritten() throws Exception {
        // The writer only moves requests through the meter whole, so at any instant arrivals = ends + ongoing.
        LoadMeter meter = new LoadMeter(System.nanoTime());
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> {
            long cycles = 0;
            while (!stop.get()) {
                long now = System.nanoTime();
                meter.queued(now);
                meter.assigned(now, false);
                meter.completed(now);
                cycles++;
            }
            return cycles;
        });
        LoadSnapshot last = LoadSnapshot.ZERO;
        for (int i = 0; i < 200_000; i++) {
            LoadSnapshot read = meter.read(System.nanoTime());
            assertThat(read.arrivals()).isEqualTo(read.completions() + read.ongoing());
            assertThat(read.runningMicros()).isGreaterThanOrEqualTo(last.runningMicros());
            assertThat(read.completions()).isGreaterThanOrEqualTo(last.completions());
            last = read;
        }
        stop.set(true);
        assertThat(writer.get(10, TimeUnit.SECONDS)).isPositive();
    }
}
