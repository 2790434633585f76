package io.swell.shared.protocol;

import java.nio.ByteBuffer;

/**
 * How the rows of a report become bytes: {@link PackedColumn} after column. Two columns go as what is
 * left of them once their neighbours are known: a deployment's number as the step from the row before, and completions
 * as the difference that {@code arrivals = completions + failures + rejections + queued + running} leaves, which is 0
 * but for requests lost with their handle.
 *
 * <p>A step takes a byte even where all are equal, so that no message can promise more rows than it has bytes.
 */
final class ColumnsFormat {

    private static final int COLUMNS = 11;
    private static final int STEPS = 0;

    private ColumnsFormat() {}

    static int bytes(LoadColumns load) {
        PackedColumn packed = new PackedColumn(load.cells(), load.rows());
        int bytes = 0;
        for (int column = 0; column < COLUMNS; column++) {
            fill(packed.cells(), load, column);
            bytes += packed.measure(minWidth(column)).bytes();
        }
        return bytes;
    }

    static void write(LoadColumns load, ByteBuffer out) {
        PackedColumn packed = new PackedColumn(load.cells(), load.rows());
        for (int column = 0; column < COLUMNS; column++) {
            fill(packed.cells(), load, column);
            packed.measure(minWidth(column)).write(out);
        }
    }

    /** Reads into the rows there are. */
    static void read(ByteBuffer in, LoadColumns load) {
        int rows = load.rows();
        long[] cells = load.cells();
        PackedColumn.read(in, minWidth(STEPS), cells, rows);
        addUp(cells, load.deployment(), rows);
        readInts(in, load.handles(), cells, rows);
        readInts(in, load.queued(), cells, rows);
        readInts(in, load.running(), cells, rows);
        PackedColumn.read(in, 0, load.queuedMicros(), rows);
        PackedColumn.read(in, 0, load.runningMicros(), rows);
        PackedColumn.read(in, 0, load.arrivals(), rows);
        PackedColumn.read(in, 0, load.failures(), rows);
        PackedColumn.read(in, 0, load.rejections(), rows);
        PackedColumn.read(in, 0, load.lateWaits(), rows);
        PackedColumn.read(in, 0, cells, rows);
        for (int row = 0; row < rows; row++) {
            load.completions()[row] = unexplained(load, row) - cells[row];
        }
    }

    private static void readInts(ByteBuffer in, int[] into, long[] cells, int rows) {
        PackedColumn.read(in, 0, cells, rows);
        for (int row = 0; row < rows; row++) {
            into[row] = asInt(cells[row]);
        }
    }

    private static int minWidth(int column) {
        return column == STEPS ? 1 : 0;
    }

    private static void fill(long[] cells, LoadColumns load, int column) {
        int rows = load.rows();
        switch (column) {
            case STEPS -> takeApart(load.deployment(), cells, rows);
            case 1 -> widen(load.handles(), cells, rows);
            case 2 -> widen(load.queued(), cells, rows);
            case 3 -> widen(load.running(), cells, rows);
            case 4 -> copy(load.queuedMicros(), cells, rows);
            case 5 -> copy(load.runningMicros(), cells, rows);
            case 6 -> copy(load.arrivals(), cells, rows);
            case 7 -> copy(load.failures(), cells, rows);
            case 8 -> copy(load.rejections(), cells, rows);
            case 9 -> copy(load.lateWaits(), cells, rows);
            default -> {
                for (int row = 0; row < rows; row++) {
                    cells[row] = unexplained(load, row) - load.completions()[row];
                }
            }
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

    private static void takeApart(int[] numbers, long[] steps, int rows) {
        long before = -1;
        for (int row = 0; row < rows; row++) {
            steps[row] = numbers[row] - before;
            before = numbers[row];
        }
    }

    private static void addUp(long[] steps, int[] numbers, int rows) {
        long before = -1;
        for (int row = 0; row < rows; row++) {
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

    private static void widen(int[] from, long[] cells, int rows) {
        for (int row = 0; row < rows; row++) {
            cells[row] = from[row];
        }
    }

    private static void copy(long[] from, long[] cells, int rows) {
        System.arraycopy(from, 0, cells, 0, rows);
    }
}
