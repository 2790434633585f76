package io.swell.shared.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The entries of a report as they travel and wait: {@link LoadColumns} in as few bytes as {@link ColumnsFormat} needs. They
 * take some ten bytes a row where columns take eighty, so reports that wait for the controller take little room, and none
 * is made for what they say: it unpacks one after another into the same columns.
 *
 * <p>Bytes that came from elsewhere are believed only to be no fewer than the rows they promise; whether they are columns
 * shows when they are unpacked.
 */
public final class PackedLoad {

    /** No entries. */
    public static final PackedLoad EMPTY = new PackedLoad(0, new byte[0]);

    private final int rows;
    private final byte[] bytes;

    private PackedLoad(int rows, byte[] bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /** Packs what the columns hold now. */
    public static PackedLoad of(LoadColumns columns) {
        if (columns.rows() == 0) {
            return EMPTY;
        }
        byte[] bytes = new byte[ColumnsFormat.bytes(columns)];
        ColumnsFormat.write(columns, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return new PackedLoad(columns.rows(), bytes);
    }

    public int rows() {
        return rows;
    }

    /** What it takes on the wire, in bytes. */
    public int wireBytes() {
        return Varint.bytes(rows) + bytes.length;
    }

    /**
     * Spreads the entries out.
     *
     * @param into resized to the rows; undefined if this throws
     * @throws IllegalArgumentException if the bytes are not columns of so many rows, saying why
     */
    public void unpack(LoadColumns into) {
        into.resize(rows);
        if (rows == 0) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            ColumnsFormat.read(in, into);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("must not end before its last column", e);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(
                    "nothing must follow its last column, were: " + in.remaining() + " bytes");
        }
    }

    /** As {@link #unpack}, into columns of its own. */
    public LoadColumns unpacked() {
        LoadColumns columns = LoadColumns.ofSize(rows);
        unpack(columns);
        return columns;
    }

    void write(ByteBuffer out) {
        Varint.write(rows, out);
        out.put(bytes);
    }

    /** The inverse of {@link #write}, of all bytes that are left. */
    static PackedLoad read(ByteBuffer in) {
        int rows = Varint.readCount(in, "rows");
        if (rows == 0 && in.hasRemaining()) {
            throw new IllegalArgumentException("nothing must follow no rows, were: " + in.remaining() + " bytes");
        }
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return rows == 0 ? EMPTY : new PackedLoad(rows, bytes);
    }
}
