package io.swell.shared.protocol;

import io.swell.shared.load.LoadSnapshot;

/**
 * The entries of a report, one column per quantity, one row per deployment of the sending process. Values are absolute
 * and cumulative in the sense of {@link LoadSnapshot}: a lost row loses nothing, a repeated one changes nothing.
 *
 * <p>Column lengths are equal. Columns that came over the wire are not to be written to: equal ones are shared. Whether a row makes sense is for the receiver to check, row by row.
 *
 * @param deployment number of the deployment in the sender's dictionary
 * @param handles how many handles the process has for it now; 0 ends the process's interest in its replicas
 */
public record LoadColumns(
        int[] deployment,
        int[] handles,
        int[] queued,
        int[] running,
        long[] queuedMicros,
        long[] runningMicros,
        long[] arrivals,
        long[] completions,
        long[] failures,
        long[] rejections,
        long[] lateWaits) {

    public static final LoadColumns EMPTY = ofSize(0);

    public LoadColumns {
        int rows = deployment.length;
        if (handles.length != rows
                || queued.length != rows
                || running.length != rows
                || queuedMicros.length != rows
                || runningMicros.length != rows
                || arrivals.length != rows
                || completions.length != rows
                || failures.length != rows
                || rejections.length != rows
                || lateWaits.length != rows) {
            throw new IllegalArgumentException("columns of a report must be equally long, deployment has: " + rows);
        }
    }

    public static LoadColumns ofSize(int rows) {
        return new LoadColumns(
                new int[rows],
                new int[rows],
                new int[rows],
                new int[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows]);
    }

    public int rows() {
        return deployment.length;
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
}
