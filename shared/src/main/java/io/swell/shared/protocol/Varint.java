package io.swell.shared.protocol;

import java.nio.ByteBuffer;

/**
 * Whole numbers in as many bytes as they need: seven bits a byte, lowest first, the eighth says that more follow.
 * Numbers that may be negative go zigzag: 0, -1, 1, -2, … become 0, 1, 2, 3, …
 */
public final class Varint {

    private Varint() {}

    /** At most ten bytes. */
    public static void write(long value, ByteBuffer out) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /**
     * The inverse of {@link #write}.
     *
     * @throws IllegalArgumentException if it does not end where a number must
     */
    public static long read(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number must end within 10 bytes");
    }

    /** How many of something follow, each of which takes at least a byte. */
    static int readCount(ByteBuffer in, String what) {
        long count = read(in);
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException(
                    "count of " + what + " must be at most the " + in.remaining() + " bytes left, was: " + count);
        }
        return (int) count;
    }

    /** Zigzag, at most ten bytes. */
    public static void writeSigned(long value, ByteBuffer out) {
        write(zigzag(value), out);
    }

    /**
     * The inverse of {@link #writeSigned}.
     *
     * @throws IllegalArgumentException if it does not end where a number must
     */
    public static long readSigned(ByteBuffer in) {
        long zigzag = read(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    static int bytes(long value) {
        return (Long.SIZE + 6 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    static int bytesSigned(long value) {
        return bytes(zigzag(value));
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> (Long.SIZE - 1));
    }
}
