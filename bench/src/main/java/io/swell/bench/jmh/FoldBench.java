package io.swell.bench.jmh;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.config.TargetTrackingConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an entry of a report costs once it has arrived: unpacked and folded, and that with a decision for each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FoldBench {

    private static final int PROCESSES = 10;
    private static final int ROWS = 1_500;

    private static final AutoscalingConfig CONFIG = new AutoscalingConfig(
            1,
            OptionalInt.empty(),
            1_000,
            2,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Optional.empty(),
            1,
            1,
            AggregationFunction.MEAN,
            "ongoing-requests",
            ServiceLevelConfig.NONE,
            PanicWindowConfig.DEFAULT,
            TargetTrackingConfig.DEFAULT);

    private final ProcessId[] processes = new ProcessId[PROCESSES];
    private final LoadColumns[] columns = new LoadColumns[PROCESSES];
    private Autoscaler autoscaler =
            new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());
    private ClusterLoad load = autoscaler.load();
    private MetricsReport next = SampleReports.first(new ProcessId("10.0.0.0:25520", 0), new LoadColumns());
    private long turn = PROCESSES;
    private long nowMicros;

    @Setup
    public void report() {
        for (int i = 0; i < PROCESSES; i++) {
            processes[i] = new ProcessId("10.0.0." + i + ":25520", i);
            columns[i] = SampleReports.columns(ROWS, i);
            load.admit(processes[i], true, true);
            load.record(SampleReports.first(processes[i], columns[i]), 0);
        }
        load.takeInterests();
        for (String name : SampleReports.names(ROWS)) {
            autoscaler.deploy(new DeploymentId(name), CONFIG, 5, 0);
            autoscaler.observeRunning(new DeploymentId(name), 1);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object foldAnEntry() {
        Receipt.Filed filed = record();
        load.takeChanged(ordinal -> {});
        return filed;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public List<Autoscaler.Change> foldAnEntryAndDecide() {
        record();
        return autoscaler.decide(nowMicros);
    }

    @Setup(Level.Invocation)
    public void next() {
        int process = (int) (turn % PROCESSES);
        long sequence = 1 + turn / PROCESSES;
        turn++;
        nowMicros += 1_000_000 / PROCESSES;
        LoadColumns reported = columns[process];
        for (int row = 0; row < ROWS; row++) {
            reported.runningMicros()[row] += 1_000_000L * reported.running()[row];
            reported.queuedMicros()[row] += 1_000_000L * reported.queued()[row];
            reported.arrivals()[row]++;
            reported.completions()[row]++;
        }
        next = SampleReports.next(processes[process], sequence, reported);
    }

    private Receipt.Filed record() {
        return load.record(next, nowMicros);
    }
}
