package io.swell.shared.recording;

import io.swell.shared.protocol.Varint;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file of frames, one after another: headers, and blocks of samples. A block is the byte {@link #BLOCK}, the length of its
 * body as a varint, the CRC-32 of the body in 4 bytes, and the body, which {@link SampleDecoder} reads.
 */
final class RecordingFrames implements Closeable {

    static final byte BLOCK = 'B';

    /** Nothing longer is ever written; a bound on what a broken file can make us keep. */
    static final int LONGEST_BODY = 1 << 20;

    private static final int LONGEST_LENGTH = 4;

    /** One of the two is there. */
    record Frame(Optional<RecordingHeader> header, byte[] body) {}

    private final InputStream in;
    private long offset;

    private RecordingFrames(InputStream in) {
        this.in = in;
    }

    static RecordingFrames open(Path file) throws IOException {
        return new RecordingFrames(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** Where the next frame begins, in bytes from the start of the file. */
    long offset() {
        return offset;
    }

    /**
     * The next frame, or null at the end of the file.
     *
     * @throws DamagedRecording if what follows is no whole frame
     */
    @Nullable
    Frame next() throws IOException, DamagedRecording {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        if (offset == 0 && first != RecordingHeader.FIRST) {
            throw damaged("must begin as a recording does");
        }
        if (first == RecordingHeader.FIRST) {
            return header((byte) first);
        }
        if (first == BLOCK) {
            return block();
        }
        throw damaged("must be a header or a block");
    }

    private Frame header(byte first) throws IOException, DamagedRecording {
        byte[] bytes = new byte[RecordingHeader.BYTES];
        bytes[0] = first;
        int read = 1 + in.readNBytes(bytes, 1, bytes.length - 1);
        if (!RecordingHeader.couldBegin(Arrays.copyOf(bytes, read))) {
            throw damaged("must begin as a recording does");
        }
        require(read == bytes.length);
        try {
            Frame frame = new Frame(Optional.of(RecordingHeader.of(bytes)), new byte[0]);
            offset += bytes.length;
            return frame;
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private Frame block() throws IOException, DamagedRecording {
        byte[] length = lengthBytes();
        int size = size(length);
        byte[] checksum = in.readNBytes(Integer.BYTES);
        byte[] body = in.readNBytes(size);
        require(checksum.length == Integer.BYTES && body.length == size);
        if (ByteBuffer.wrap(checksum).getInt() != checksum(body)) {
            throw damaged("must have the checksum it was written with");
        }
        offset += 1 + length.length + Integer.BYTES + size;
        return new Frame(Optional.empty(), body);
    }

    private byte[] lengthBytes() throws IOException, DamagedRecording {
        byte[] bytes = new byte[LONGEST_LENGTH];
        for (int i = 0; i < LONGEST_LENGTH; i++) {
            int next = in.read();
            require(next >= 0);
            bytes[i] = (byte) next;
            if (next < 0x80) {
                return Arrays.copyOf(bytes, i + 1);
            }
        }
        throw damaged("must have at most " + LONGEST_BODY + " bytes");
    }

    private int size(byte[] length) throws DamagedRecording {
        long size = Varint.read(ByteBuffer.wrap(length));
        if (size < 1 || size > LONGEST_BODY) {
            throw damaged("must have from 1 to " + LONGEST_BODY + " bytes");
        }
        return (int) size;
    }

    private void require(boolean isThere) throws DamagedRecording {
        if (!isThere) {
            throw new DamagedRecording(offset, "a frame must be whole, and the file ends within it", true);
        }
    }

    private DamagedRecording damaged(String rule) {
        return new DamagedRecording(offset, "a frame " + rule, false);
    }

    /** A block around a body. */
    static byte[] block(byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(1 + LONGEST_LENGTH + Integer.BYTES + body.length);
        out.put(BLOCK);
        Varint.write(body.length, out);
        out.putInt(checksum(body)).put(body);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int checksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
