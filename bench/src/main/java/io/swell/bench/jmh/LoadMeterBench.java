package io.swell.bench.jmh;

import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What counting costs a handle, with the time given, and what reading costs the pusher. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LoadMeterBench {

    private final LoadMeter meter = new LoadMeter(0);
    private long nowNanos;

    @Benchmark
    public void incrementAndDecrement() {
        nowNanos += 1_500;
        meter.queued(nowNanos);
        meter.failedInQueue(nowNanos);
    }

    @Benchmark
    public void wholeRequest() {
        nowNanos += 1_500;
        meter.queued(nowNanos);
        meter.assigned(nowNanos, false);
        nowNanos += 1_500;
        meter.completed(nowNanos);
    }

    @Benchmark
    public LoadSnapshot read() {
        nowNanos += 1_500;
        return meter.read(nowNanos);
    }
}
