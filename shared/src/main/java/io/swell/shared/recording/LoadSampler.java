package io.swell.shared.recording;

import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.report.DeploymentMeters;
import io.swell.shared.report.ProcessMeters;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process's meters say, as differences from one look to the next. Whoever looks late gets a longer sample and loses
 * nothing: meters only add up. It must look on the thread that reports, for a meter has one reader.
 */
public final class LoadSampler {

    private final long startNanos;
    private final List<LoadSnapshot> last = new ArrayList<>();
    private long lastMillis;

    /** Begins to count. All meters are new or have counted nothing yet. */
    public LoadSampler(long startNanos) {
        this.startNanos = startNanos;
    }

    /** What happened since the last look; at least a millisecond, whatever the clock says. */
    public LoadSample sample(ProcessMeters meters, long nowNanos) {
        long nowMillis = Math.max(lastMillis + 1, Math.floorDiv(nowNanos - startNanos, 1_000_000L));
        List<LoadRow> rows = new ArrayList<>();
        for (DeploymentMeters each : meters.deployments()) {
            LoadSnapshot current = each.read(nowNanos);
            if (each.number() == last.size()) {
                last.add(LoadSnapshot.ZERO);
            }
            LoadRow row = LoadRow.between(each.id(), last.set(each.number(), current), current);
            if (!row.isIdle()) {
                rows.add(row);
            }
        }
        LoadSample sample = new LoadSample(lastMillis, nowMillis, rows);
        lastMillis = nowMillis;
        return sample;
    }
}
