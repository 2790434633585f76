package io.swell.shared.report;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.List;
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

/** What a pusher does once per interval: reads 2,000 meters and builds its report. A request is counted in some first. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReportSessionBench {

    private static final int HANDLES = 2_000;

    @Param({"2000", "100"})
    public int deployments = HANDLES;

    @Param({"1", "100"})
    public int oneBusyIn = 1;

    private final LoadMeter[] meters = new LoadMeter[HANDLES];
    private final ProcessMeters load = new ProcessMeters();
    private final ReportSession session = new ReportSession(new ProcessId("10.0.0.1:25520", 7), 64 * 1_024);
    private long nowNanos;

    @Setup
    public void register() {
        for (int i = 0; i < HANDLES; i++) {
            meters[i] = new LoadMeter(0);
            load.register(new HandleId(new DeploymentId("deployment-" + i % deployments), i), meters[i]);
        }
    }

    @Benchmark
    public List<MetricsReport> collect() {
        nowNanos += 1_000_000_000L;
        for (int i = 0; i < HANDLES; i += oneBusyIn) {
            meters[i].rejected(nowNanos);
        }
        List<MetricsReport> parts = session.collect(load, RoutingState.NONE, false, nowNanos);
        session.acknowledge(Term.NONE, parts.get(0).sequence());
        for (DeploymentMeters counted : load.deployments()) {
            counted.watchGrowth(2);
        }
        return parts;
    }
}
