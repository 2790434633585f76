package io.swell.shared.protocol;

import io.swell.shared.load.LoadSnapshot;
import java.util.Arrays;

/**
 * The entries of a report spread out, to be written or read: one column per quantity, one row per deployment of the sending
 * process. Values are absolute and cumulative in the sense of {@link LoadSnapshot}: a lost row loses nothing, a repeated one
 * changes nothing. Whether a row makes sense is for the receiver to check, row by row.
 *
 * <p>One object can serve one report after another ({@link #resize}), so a column may be longer than there are rows. What
 * travels and waits is {@link PackedLoad}.
 */
public final class LoadColumns {

    private int rows;
    private int[] deployment = {};
    private int[] handles = {};
    private int[] queued = {};
    private int[] running = {};
    private long[] queuedMicros = {};
    private long[] runningMicros = {};
    private long[] arrivals = {};
    private long[] completions = {};
    private long[] failures = {};
    private long[] rejections = {};
    private long[] lateWaits = {};
    private long[] cells = {};

    /** Rows of zeros, in columns of exactly that length. */
    public static LoadColumns ofSize(int rows) {
        LoadColumns columns = new LoadColumns();
        columns.resize(rows);
        return columns;
    }

    /** Makes room for so many rows and no others. What they hold is undefined until they are set. */
    public void resize(int size) {
        if (size > deployment.length) {
            deployment = new int[size];
            handles = new int[size];
            queued = new int[size];
            running = new int[size];
            queuedMicros = new long[size];
            runningMicros = new long[size];
            arrivals = new long[size];
            completions = new long[size];
            failures = new long[size];
            rejections = new long[size];
            lateWaits = new long[size];
        }
        rows = size;
    }

    public int rows() {
        return rows;
    }

    /** Number of each row's deployment in the sender's dictionary. */
    public int[] deployment() {
        return deployment;
    }

    /** How many handles the process has for it now; 0 ends the process's interest in its replicas. */
    public int[] handles() {
        return handles;
    }

    public int[] queued() {
        return queued;
    }

    public int[] running() {
        return running;
    }

    public long[] queuedMicros() {
        return queuedMicros;
    }

    public long[] runningMicros() {
        return runningMicros;
    }

    public long[] arrivals() {
        return arrivals;
    }

    public long[] completions() {
        return completions;
    }

    public long[] failures() {
        return failures;
    }

    public long[] rejections() {
        return rejections;
    }

    public long[] lateWaits() {
        return lateWaits;
    }

    public void set(int row, int deploymentNumber, int handleCount, LoadSnapshot load) {
        deployment[row] = deploymentNumber;
        handles[row] = handleCount;
        queued[row] = load.queued();
        running[row] = load.running();
        queuedMicros[row] = load.queuedMicros();
        runningMicros[row] = load.runningMicros();
        arrivals[row] = load.arrivals();
        completions[row] = load.completions();
        failures[row] = load.failures();
        rejections[row] = load.rejections();
        lateWaits[row] = load.lateWaits();
    }

    /** Room for one column on its way to bytes or back, as long as the rows or longer. */
    long[] cells() {
        if (rows > cells.length) {
            cells = Arrays.copyOf(cells, deployment.length);
        }
        return cells;
    }
}
