package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;

/** A report in the making, told in the order in which one would say it. A snapshot in one part unless said otherwise. */
public final class Reported {

    public static final ProcessId A = new ProcessId("10.0.0.1:25520", 1);
    public static final ProcessId B = new ProcessId("10.0.0.2:25520", 2);
    public static final DeploymentId ECHO = new DeploymentId("echo");
    public static final DeploymentId OTHER = new DeploymentId("other");

    private record Row(int number, int handles, LoadSnapshot load) {}

    private final ProcessId process;
    private final long sequence;
    private long base;
    private int part;
    private int parts = 1;
    private boolean urgent;
    private int firstName;
    private String[] names = {};
    private final List<Row> rows = new ArrayList<>();

    private Reported(ProcessId process, long sequence) {
        this.process = process;
        this.sequence = sequence;
    }

    public static Reported by(ProcessId process, long sequence) {
        return new Reported(process, sequence);
    }

    /** The first report of a process with one handle for {@link #ECHO}, number 0. */
    public static MetricsReport first(ProcessId process, int queued, int running) {
        return by(process, 1).names(0, "echo").row(0, 1, load(queued, running)).build();
    }

    public static LoadSnapshot load(int queued, int running) {
        return new LoadSnapshot(queued, running, 0, 0, queued + running, 0, 0, 0, 0);
    }

    public Reported on(long baseSequence) {
        base = baseSequence;
        return this;
    }

    public Reported urgently() {
        urgent = true;
        return this;
    }

    public Reported part(int number, int of) {
        part = number;
        parts = of;
        return this;
    }

    public Reported names(int first, String... spelled) {
        firstName = first;
        names = spelled;
        return this;
    }

    public Reported row(int number, int handles, LoadSnapshot load) {
        rows.add(new Row(number, handles, load));
        return this;
    }

    public MetricsReport build() {
        LoadColumns columns = LoadColumns.ofSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            columns.set(
                    i, rows.get(i).number(), rows.get(i).handles(), rows.get(i).load());
        }
        return new MetricsReport(
                process,
                sequence,
                base,
                part,
                parts,
                0,
                Term.NONE,
                0,
                urgent,
                firstName,
                names,
                PackedLoad.of(columns));
    }
}
