package io.swell.shared.protocol;

import java.nio.ByteBuffer;

/** Entries as a broken sender might send them. */
public final class DamagedLoad {

    private DamagedLoad() {}

    /** So many rows by their own account, in bytes that may be anything. */
    public static PackedLoad of(int rows, byte... bytes) {
        ByteBuffer wire = ByteBuffer.allocate(bytes.length + 10);
        Varint.write(rows, wire);
        wire.put(bytes).flip();
        return PackedLoad.read(wire);
    }
}
