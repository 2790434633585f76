package io.swell.shared.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a recording, or a further part of one, begins with: 8 bytes magic, 1 byte version, and three numbers of 8 bytes,
 * highest byte first; then the CRC-32 of all that.
 *
 * @param startMillis wall-clock time at which the process began to count, in milliseconds since 1970; times of samples
 *     are counted from there
 * @param process uid of the process
 * @param beginMillis where this part begins, in milliseconds since the start; no sample in it begins earlier
 */
public record RecordingHeader(long startMillis, long process, long beginMillis) {

    static final int BYTES = 37;
    static final int VERSION = 1;

    private static final byte[] MAGIC = "SWELLREC".getBytes(StandardCharsets.US_ASCII);

    /** The first byte; no other frame begins with it. */
    static final byte FIRST = MAGIC[0];

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.put(MAGIC).put((byte) VERSION).putLong(startMillis).putLong(process).putLong(beginMillis);
        return out.putInt(checksum(out.array())).array();
    }

    /**
     * The inverse of {@link #bytes}.
     *
     * @param bytes {@link #BYTES} of them
     * @throws IllegalArgumentException if they are no header of this version
     */
    static RecordingHeader of(byte[] bytes) {
        if (!isMagic(bytes)) {
            throw new IllegalArgumentException("must begin as a recording does");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, BYTES - MAGIC.length);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("must be of version " + VERSION + ", is of version " + version);
        }
        RecordingHeader header = new RecordingHeader(in.getLong(), in.getLong(), in.getLong());
        if (in.getInt() != checksum(bytes)) {
            throw new IllegalArgumentException("must have the checksum it was written with");
        }
        return header;
    }

    /** Whether a file that begins with these bytes is a recording, of whatever version. */
    static boolean isMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && couldBegin(bytes);
    }

    /** Whether a recording that was cut off might begin with these bytes, of which there may be none. */
    static boolean couldBegin(byte[] bytes) {
        int compared = Math.min(bytes.length, MAGIC.length);
        return Arrays.equals(bytes, 0, compared, MAGIC, 0, compared);
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
