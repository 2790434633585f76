package io.swell.shared.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last column of equal cells that was read in some place of a report. In most reports most columns are of equal cells
 * (nobody failed, nothing was turned away), and the same ones as in the report before: those need not be made anew, nor be
 * fetched from memory. Safe from any thread; what is handed out is shared, and not to be written to.
 */
final class EqualColumn {

    private volatile long @Nullable [] longs;
    private volatile int @Nullable [] ints;

    long[] longs(long value, int rows) {
        long[] known = longs;
        if (known != null && known.length == rows && (rows == 0 || known[0] == value)) {
            return known;
        }
        long[] column = new long[rows];
        Arrays.fill(column, value);
        longs = column;
        return column;
    }

    int[] ints(int value, int rows) {
        int[] known = ints;
        if (known != null && known.length == rows && (rows == 0 || known[0] == value)) {
            return known;
        }
        int[] column = new int[rows];
        Arrays.fill(column, value);
        ints = column;
        return column;
    }
}
