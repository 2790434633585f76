package io.swell.shared.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How the rows of a report become bytes: their number, then {@link PackedColumn} after column. Two columns go as what is
 * left of them once their neighbours are known: a deployment's number as the step from the row before, and completions
 * as the difference that {@code arrivals = completions + failures + rejections + queued + running} leaves, which is 0
 * but for requests lost with their handle.
 *
 * <p>A step takes a byte even where all are equal, so that no message can promise more rows than it has bytes.
 */
final class ColumnsFormat {

    private static final int COLUMNS = 11;
    private static final int STEPS = 0;

    private static final EqualColumn[] EQUAL = new EqualColumn[COLUMNS];

    static {
        Arrays.setAll(EQUAL, column -> new EqualColumn());
    }

    private ColumnsFormat() {}

    static int bytes(LoadColumns load) {
        int bytes = Varint.bytes(load.rows());
        if (load.rows() > 0) {
            PackedColumn packed = new PackedColumn(load.rows());
            for (int column = 0; column < COLUMNS; column++) {
                fill(packed.cells(), load, column);
                bytes += packed.measure(minWidth(column)).bytes();
            }
        }
        return bytes;
    }

    static void write(LoadColumns load, ByteBuffer out) {
        Varint.write(load.rows(), out);
        if (load.rows() > 0) {
            PackedColumn packed = new PackedColumn(load.rows());
            for (int column = 0; column < COLUMNS; column++) {
                fill(packed.cells(), load, column);
                packed.measure(minWidth(column)).write(out);
            }
        }
    }

    static LoadColumns read(ByteBuffer in) {
        int rows = Varint.readCount(in, "rows");
        if (rows == 0) {
            return LoadColumns.EMPTY;
        }
        long[] cells = new long[rows];
        PackedColumn.read(in, minWidth(STEPS), cells);
        int[] deployment = new int[rows];
        addUp(cells, deployment);
        int[] handles = readInts(in, 1, cells);
        int[] queued = readInts(in, 2, cells);
        int[] running = readInts(in, 3, cells);
        long[] queuedMicros = readLongs(in, 4, rows);
        long[] runningMicros = readLongs(in, 5, rows);
        long[] arrivals = readLongs(in, 6, rows);
        long[] failures = readLongs(in, 7, rows);
        long[] rejections = readLongs(in, 8, rows);
        long[] lateWaits = readLongs(in, 9, rows);
        long[] completions = new long[rows];
        LoadColumns load = new LoadColumns(
                deployment,
                handles,
                queued,
                running,
                queuedMicros,
                runningMicros,
                arrivals,
                completions,
                failures,
                rejections,
                lateWaits);
        PackedColumn.read(in, 0, cells);
        for (int row = 0; row < rows; row++) {
            completions[row] = unexplained(load, row) - cells[row];
        }
        return load;
    }

    private static long[] readLongs(ByteBuffer in, int column, int rows) {
        if (PackedColumn.isEqual(in)) {
            return EQUAL[column].longs(PackedColumn.readEqual(in), rows);
        }
        long[] into = new long[rows];
        PackedColumn.read(in, 0, into);
        return into;
    }

    private static int[] readInts(ByteBuffer in, int column, long[] cells) {
        if (PackedColumn.isEqual(in)) {
            return EQUAL[column].ints(asInt(PackedColumn.readEqual(in)), cells.length);
        }
        PackedColumn.read(in, 0, cells);
        int[] into = new int[cells.length];
        for (int row = 0; row < into.length; row++) {
            into[row] = asInt(cells[row]);
        }
        return into;
    }

    private static int minWidth(int column) {
        return column == STEPS ? 1 : 0;
    }

    private static void fill(long[] cells, LoadColumns load, int column) {
        switch (column) {
            case STEPS -> takeApart(load.deployment(), cells);
            case 1 -> widen(load.handles(), cells);
            case 2 -> widen(load.queued(), cells);
            case 3 -> widen(load.running(), cells);
            case 4 -> copy(load.queuedMicros(), cells);
            case 5 -> copy(load.runningMicros(), cells);
            case 6 -> copy(load.arrivals(), cells);
            case 7 -> copy(load.failures(), cells);
            case 8 -> copy(load.rejections(), cells);
            case 9 -> copy(load.lateWaits(), cells);
            default -> Arrays.setAll(cells, row -> unexplained(load, row) - load.completions()[row]);
        }
    }

    /** Arrivals that neither failed nor were turned away nor are still ongoing. */
    private static long unexplained(LoadColumns load, int row) {
        return load.arrivals()[row]
                - load.failures()[row]
                - load.rejections()[row]
                - load.queued()[row]
                - load.running()[row];
    }

    private static void takeApart(int[] numbers, long[] steps) {
        long before = -1;
        for (int row = 0; row < numbers.length; row++) {
            steps[row] = numbers[row] - before;
            before = numbers[row];
        }
    }

    private static void addUp(long[] steps, int[] numbers) {
        long before = -1;
        for (int row = 0; row < numbers.length; row++) {
            before += steps[row];
            numbers[row] = asInt(before);
        }
    }

    private static int asInt(long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("a number or count must be a 32-bit integer, was: " + value);
        }
        return (int) value;
    }

    private static void widen(int[] from, long[] cells) {
        for (int row = 0; row < from.length; row++) {
            cells[row] = from[row];
        }
    }

    private static void copy(long[] from, long[] cells) {
        System.arraycopy(from, 0, cells, 0, from.length);
    }
}
