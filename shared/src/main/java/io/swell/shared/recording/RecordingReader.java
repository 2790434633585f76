package io.swell.shared.recording;

import io.swell.shared.recording.RecordingFrames.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a recording from its beginning, sample by sample. */
public final class RecordingReader implements Closeable {

    private final RecordingFrames frames;
    private final SampleDecoder decoder = new SampleDecoder();
    private final Deque<LoadSample> waiting = new ArrayDeque<>();

    /**
     * What comes next: the header of a part, or a sample of the part whose header came last.
     *
     * @param header one of the two is there
     * @param sample one of the two is there
     */
    public record Entry(Optional<RecordingHeader> header, Optional<LoadSample> sample) {}

    private RecordingReader(RecordingFrames frames) {
        this.frames = frames;
    }

    public static RecordingReader open(Path file) throws IOException {
        return new RecordingReader(RecordingFrames.open(file));
    }

    /** Whether a file begins as a recording does. */
    public static boolean isRecording(Path file) throws IOException {
        return RecordingHeader.isMagic(firstBytes(file));
    }

    /** Whether a file is a recording, or so short that it might have become one. */
    static boolean couldBeRecording(Path file) throws IOException {
        return RecordingHeader.couldBegin(firstBytes(file));
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(RecordingHeader.BYTES);
        }
    }

    /**
     * The next entry, or null after the last.
     *
     * @throws DamagedRecording at the first place that is not whole; it ends there
     */
    public @Nullable Entry next() throws IOException, DamagedRecording {
        while (waiting.isEmpty()) {
            long offset = frames.offset();
            @Nullable Frame frame = frames.next();
            if (frame == null) {
                return null;
            }
            if (frame.header().isPresent()) {
                decoder.begin();
                return new Entry(frame.header(), Optional.empty());
            }
            decode(frame.body(), offset);
        }
        return new Entry(Optional.empty(), Optional.of(waiting.remove()));
    }

    private void decode(byte[] body, long offset) throws DamagedRecording {
        try {
            waiting.addAll(decoder.decode(body));
        } catch (IllegalArgumentException e) {
            throw new DamagedRecording(offset, "a block " + e.getMessage(), false);
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
