package io.swell.shared.protocol;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One column on its way to bytes or back: the lowest cell, then the distance of each from it, all in as many bytes as
 * the largest distance needs, or each in as many as it needs itself, whatever takes less. A column of equal cells is its
 * head alone; one in which cells are much alike is read without a branch; a few large cells do not make the others
 * large.
 *
 * <pre>
 * width    1 byte: 0 to 8, or 9 for cells of their own width
 * lowest   signed {@link Varint}
 * cells    cell - lowest, unsigned: width bytes each, lowest byte first; or a {@link Varint} each
 * </pre>
 *
 * Any {@code long} can be written. One object serves all columns of a report; buffers are little-endian.
 */
final class PackedColumn {

    private static final int WORD = Long.BYTES;
    private static final int OWN_WIDTH = 9;

    private final long[] cells;
    private final int rows;
    private long lowest;
    private int width;
    private int cellBytes;

    /**
     * A column.
     *
     * @param cells room for its cells, of which the first {@code rows} are its
     */
    PackedColumn(long[] cells, int rows) {
        this.cells = cells;
        this.rows = rows;
    }

    /** The column as it is to be written, for whoever fills it; {@link #measure} follows. */
    long[] cells() {
        return cells;
    }

    /** Finds out how to write the cells as they are now, with at least so many bytes each. */
    PackedColumn measure(int minWidth) {
        long low = rows == 0 ? 0 : cells[0];
        long high = low;
        for (int row = 1; row < rows; row++) {
            low = Math.min(low, cells[row]);
            high = Math.max(high, cells[row]);
        }
        lowest = low;
        width = Math.max(minWidth, (Long.SIZE + 7 - Long.numberOfLeadingZeros(high - low)) / 8);
        cellBytes = rows * width;
        if (width > 1) {
            preferOwnWidth();
        }
        return this;
    }

    private void preferOwnWidth() {
        int ownBytes = 0;
        for (int row = 0; row < rows; row++) {
            ownBytes += Varint.bytes(cells[row] - lowest);
        }
        if (ownBytes < cellBytes) {
            width = OWN_WIDTH;
            cellBytes = ownBytes;
        }
    }

    /** What {@link #write} takes, as measured. */
    int bytes() {
        return 1 + Varint.bytesSigned(lowest) + cellBytes;
    }

    void write(ByteBuffer out) {
        out.put((byte) width);
        Varint.writeSigned(lowest, out);
        if (cellBytes > out.remaining()) {
            throw new BufferOverflowException();
        }
        if (width == OWN_WIDTH) {
            for (int row = 0; row < rows; row++) {
                Varint.write(cells[row] - lowest, out);
            }
        } else if (width > 0) {
            writeCells(out);
        }
    }

    /** A whole word at a time where there is room: its upper bytes are overwritten by the cells that follow. */
    private void writeCells(ByteBuffer out) {
        int at = out.position();
        int lastWord = out.limit() - WORD;
        for (int row = 0; row < rows; row++) {
            if (at <= lastWord) {
                out.putLong(at, cells[row] - lowest);
            } else {
                writeBytes(out, at, cells[row] - lowest);
            }
            at += width;
        }
        out.position(at);
    }

    /**
     * Reads into the first {@code rows} of {@code into}.
     *
     * @param minWidth bytes each cell takes at least
     */
    static void read(ByteBuffer in, int minWidth, long[] into, int rows) {
        int width = in.get();
        if (width < minWidth || width > OWN_WIDTH) {
            throw new IllegalArgumentException("width of a column must be from " + minWidth + " to 9, was: " + width);
        }
        long lowest = Varint.readSigned(in);
        if (width == 0) {
            Arrays.fill(into, 0, rows, lowest);
        } else if (width == OWN_WIDTH) {
            for (int row = 0; row < rows; row++) {
                into[row] = lowest + Varint.read(in);
            }
        } else {
            readCells(in, width, lowest, into, rows);
        }
    }

    private static void readCells(ByteBuffer in, int width, long lowest, long[] into, int rows) {
        if (width * (long) rows > in.remaining()) {
            throw new BufferUnderflowException();
        }
        int at = in.position();
        long mask = -1L >>> (Long.SIZE - 8 * width);
        int lastWord = in.limit() - WORD;
        for (int row = 0; row < rows; row++) {
            into[row] = lowest + (at <= lastWord ? in.getLong(at) & mask : readBytes(in, at, width));
            at += width;
        }
        in.position(at);
    }

    private void writeBytes(ByteBuffer out, int at, long distance) {
        for (int i = 0; i < width; i++) {
            out.put(at + i, (byte) (distance >>> (8 * i)));
        }
    }

    private static long readBytes(ByteBuffer in, int at, int width) {
        long distance = 0;
        for (int i = 0; i < width; i++) {
            distance |= (in.get(at + i) & 0xffL) << (8 * i);
        }
        return distance;
    }
}
