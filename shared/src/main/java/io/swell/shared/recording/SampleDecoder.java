package io.swell.shared.recording;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Varint;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The inverse of {@link SampleEncoder}; believes nothing that the bytes do not bear out. */
final class SampleDecoder {

    private final List<DeploymentId> deployments = new ArrayList<>();

    /** Another header came: names are told anew. */
    void begin() {
        deployments.clear();
    }

    /**
     * The samples of a block.
     *
     * @throws IllegalArgumentException if it is none
     */
    List<LoadSample> decode(byte[] body) {
        try {
            ByteBuffer in = plain(body);
            List<LoadSample> samples = new ArrayList<>();
            long position = 0;
            while (in.hasRemaining()) {
                LoadSample sample = sample(in, position);
                position = sample.toMillis();
                samples.add(sample);
            }
            return samples;
        } catch (BufferUnderflowException | ArithmeticException | DataFormatException e) {
            throw new IllegalArgumentException("must hold samples", e);
        }
    }

    private static ByteBuffer plain(byte[] body) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(body);
        long length = Varint.read(in);
        if (length < 1 || length > RecordingFrames.LONGEST_BODY) {
            throw new IllegalArgumentException("must hold at most " + RecordingFrames.LONGEST_BODY + " bytes");
        }
        byte[] plain = new byte[(int) length + 1]; // one more, so that too much shows
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(body, in.position(), in.remaining());
            int inflated = inflater.inflate(plain);
            if (inflated != length || !inflater.finished()) {
                throw new IllegalArgumentException("must hold as many bytes as it says");
            }
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(plain, 0, (int) length);
    }

    private LoadSample sample(ByteBuffer in, long position) {
        long from = Math.addExact(position, Varint.readSigned(in));
        long to = Math.addExact(from, Varint.read(in));
        long count = Varint.read(in);
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("must hold as many rows as it says");
        }
        List<LoadRow> rows = new ArrayList<>((int) count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = Math.addExact(number, Varint.readSigned(in));
            rows.add(row(deployment(number, in), in));
        }
        return new LoadSample(from, to, rows);
    }

    private DeploymentId deployment(long number, ByteBuffer in) {
        if (number < 0 || number > deployments.size()) {
            throw new IllegalArgumentException("must name a deployment before it is used");
        }
        if (number == deployments.size()) {
            long length = Varint.read(in);
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("must hold the names it says");
            }
            byte[] name = new byte[(int) length];
            in.get(name);
            deployments.add(new DeploymentId(new String(name, StandardCharsets.US_ASCII)));
        }
        return deployments.get((int) number);
    }

    private static LoadRow row(DeploymentId deployment, ByteBuffer in) {
        return new LoadRow(
                deployment,
                Varint.read(in),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in));
    }
}
