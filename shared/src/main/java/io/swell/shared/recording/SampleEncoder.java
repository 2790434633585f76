package io.swell.shared.recording;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Varint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Samples as the body of a block: the length of what follows before it was compressed, as a varint, then DEFLATE without a
 * header. Inside, all numbers are varints: for each sample the milliseconds from the end of the one before, with sign, or
 * in a block's first from the start of the recording; its length in milliseconds; and how many rows follow. For each row the
 * step from the number of the row before, with sign, and its six values. A deployment gets the next number with its first row since
 * the header; its name, length first, stands there once.
 */
final class SampleEncoder {

    /** More rows go into a further sample of the same time, so that a block stays bounded. */
    static final int MOST_ROWS = 4_096;

    /** A block is full beyond this, in bytes before compression. */
    private static final int FULL = 64 * 1024;

    /** What a row may take: eight numbers and a name. */
    private static final int LONGEST_ROW = 8 * 10 + 63;

    private static final int LONGEST_HEAD = 3 * 10;

    private final Map<DeploymentId, Integer> numbers = new HashMap<>();
    private ByteBuffer plain = ByteBuffer.allocate(2 * FULL);
    private long position;

    boolean isFull() {
        return plain.position() >= FULL;
    }

    /** Adds a sample of at most {@link #MOST_ROWS} rows. */
    void add(LoadSample sample) {
        List<LoadRow> rows = sample.rows();
        reserve(LONGEST_HEAD + rows.size() * LONGEST_ROW);
        Varint.writeSigned(sample.fromMillis() - position, plain);
        Varint.write(sample.toMillis() - sample.fromMillis(), plain);
        Varint.write(rows.size(), plain);
        int before = 0;
        for (LoadRow row : rows) {
            before = add(row, before);
        }
        position = sample.toMillis();
    }

    private int add(LoadRow row, int before) {
        int next = numbers.size();
        int number = numbers.computeIfAbsent(row.deployment(), id -> next);
        Varint.writeSigned(number - before, plain);
        if (number == next) {
            byte[] name = row.deployment().name().getBytes(StandardCharsets.US_ASCII);
            Varint.write(name.length, plain);
            plain.put(name);
        }
        Varint.write(row.arrivals(), plain);
        Varint.write(row.completions(), plain);
        Varint.write(row.failures(), plain);
        Varint.write(row.rejections(), plain);
        Varint.write(row.runningMicros(), plain);
        Varint.write(row.queuedMicros(), plain);
        return number;
    }

    private void reserve(int bytes) {
        if (plain.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(plain.position() + bytes);
            larger.put(plain.flip());
            plain = larger;
        }
    }

    /** The block of all samples added since the last; there is one at least. */
    byte[] take() {
        ByteBuffer length = ByteBuffer.allocate(10);
        Varint.write(plain.position(), length);
        ByteArrayOutputStream body = new ByteArrayOutputStream(plain.position() / 2 + 64);
        body.write(length.array(), 0, length.position());
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(plain.array(), 0, plain.position());
            deflater.finish();
            byte[] piece = new byte[8 * 1024];
            while (!deflater.finished()) {
                body.write(piece, 0, deflater.deflate(piece));
            }
        } finally {
            deflater.end();
        }
        plain.clear();
        position = 0;
        return RecordingFrames.block(body.toByteArray());
    }

    /** Another header follows: names are told anew. */
    void begin() {
        numbers.clear();
    }
}
