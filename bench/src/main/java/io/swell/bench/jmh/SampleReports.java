package io.swell.bench.jmh;

import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.Term;
import java.util.Random;

/**
 * Reports of a process that has been up for a day: most deployments have a few requests a minute, some have thousands a
 * second, one in twenty has a queue and one in ten has seen failures.
 */
final class SampleReports {

    private static final long DAY_MICROS = 86_400_000_000L;

    private SampleReports() {}

    static LoadColumns columns(int rows, long seed) {
        Random random = new Random(seed);
        LoadColumns columns = LoadColumns.ofSize(rows);
        for (int row = 0; row < rows; row++) {
            columns.set(row, row, 1, load(random));
        }
        return columns;
    }

    private static LoadSnapshot load(Random random) {
        double ongoing = Math.min(2_000, 0.05 * Math.exp(2 * random.nextGaussian()));
        int running = (int) Math.round(ongoing);
        int queued = random.nextInt(20) == 0 ? 1 + random.nextInt(30) : 0;
        long runningMicros = Math.round(ongoing * DAY_MICROS);
        long queuedMicros = queued * (1_000_000L + random.nextInt(9_000_000));
        long arrivals = 1 + runningMicros / 250_000;
        long failures = random.nextInt(10) == 0 ? random.nextInt(50) : 0;
        return new LoadSnapshot(
                queued,
                running,
                queuedMicros,
                runningMicros,
                arrivals + queued + running + failures,
                arrivals,
                failures,
                0,
                0);
    }

    static String[] names(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "deployment-number-" + i;
        }
        return names;
    }

    /** The first report of a process: it names every deployment. */
    static MetricsReport first(ProcessId process, LoadColumns columns) {
        return new MetricsReport(
                process, 1, 0, 0, 1, 1, Term.NONE, 0, false, 0, names(columns.rows()), PackedLoad.of(columns));
    }

    static MetricsReport next(ProcessId process, long sequence, LoadColumns columns) {
        return new MetricsReport(
                process,
                sequence,
                sequence - 1,
                0,
                1,
                DAY_MICROS + sequence * 1_000_000,
                new Term(3, 17),
                12,
                false,
                columns.rows(),
                new String[0],
                PackedLoad.of(columns));
    }
}
