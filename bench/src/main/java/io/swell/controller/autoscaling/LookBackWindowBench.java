package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A sample into the look-back window and its answer, over a window that is full. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LookBackWindowBench {

    private static final long LOOK_BACK_MICROS = 30_000_000;

    @Param({"MEAN", "MAX"})
    public AggregationFunction function = AggregationFunction.MEAN;

    private LookBackWindow window = new LookBackWindow(function, LOOK_BACK_MICROS);
    private long nowMicros;
    private long integralMicros;

    @Setup
    public void declare() {
        window = new LookBackWindow(function, LOOK_BACK_MICROS);
    }

    @Benchmark
    public double sampleAndAsk() {
        nowMicros += 100_000;
        integralMicros += 100_000 * (nowMicros % 7);
        window.sample(nowMicros, integralMicros);
        return window.value(nowMicros, integralMicros, 3);
    }
}
