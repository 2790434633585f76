package io.swell.shared.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording and keeps it bounded. It goes to the end of its file; when that has grown to half of what is allowed,
 * it becomes {@code FILE.old}, in place of the one before, and the next begins. So what is kept is the newest, between half
 * of the bound and all of it.
 *
 * <p>What was written is the system's and outlives the process. If a process is killed between two flushes, what it held
 * back is lost; if within one, the block is cut off, and whoever writes the file next cuts it away. One process writes a
 * file at a time: it holds a lock on it.
 */
public final class RecordingWriter implements Closeable {

    private final Path file;
    private final long mostBytes;
    private final SampleEncoder encoder = new SampleEncoder();
    private final List<LoadSample> pending = new ArrayList<>();
    private FileChannel channel;
    private @Nullable RecordingHeader header;

    private RecordingWriter(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.mostBytes = maxBytes / 2;
        this.channel = locked(file);
    }

    /**
     * Opens a file to go on writing at its end, or a new one.
     *
     * @param maxBytes how large it and {@code FILE.old} may become together
     * @throws IOException in words, if it cannot be written, is something else than a recording, or another writes it
     */
    public static RecordingWriter open(Path file, long maxBytes) throws IOException {
        requireRecording(file);
        requireRecording(old(file));
        RecordingWriter writer = new RecordingWriter(file, maxBytes);
        try {
            writer.goToEndOfWhatIsWhole();
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /** Where the older half goes. */
    public static Path old(Path file) {
        return file.resolveSibling(file.getFileName() + ".old");
    }

    private static void requireRecording(Path file) throws IOException {
        if (Files.exists(file) && !(Files.isRegularFile(file) && RecordingReader.couldBeRecording(file))) {
            throw new IOException(file + " must be a recording or a file that does not exist");
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // said below
        }
        channel.close();
        throw new IOException(file + " must not be written by another process, and is");
    }

    /** A frame that was cut off is cut away. A file that is damaged otherwise is kept as the older half. */
    private void goToEndOfWhatIsWhole() throws IOException {
        long end = channel.size();
        try (RecordingFrames frames = RecordingFrames.open(file)) {
            while (frames.next() != null) {
                // only its end counts
            }
        } catch (DamagedRecording e) {
            if (!e.isCutOff()) {
                roll();
                return;
            }
            end = e.offset();
        }
        channel.truncate(end);
        channel.position(end);
    }

    /**
     * Begins a recording.
     *
     * @param startMillis wall-clock time from which samples count, in milliseconds since 1970
     * @param process uid of the process
     * @param nowMillis the present, on the time of samples
     */
    public void begin(long startMillis, long process, long nowMillis) throws IOException {
        if (channel.position() + RecordingHeader.BYTES > mostBytes) {
            roll();
        }
        begin(new RecordingHeader(startMillis, process, nowMillis));
    }

    private void begin(RecordingHeader part) throws IOException {
        header = part;
        encoder.begin();
        write(part.bytes());
    }

    /**
     * Adds a sample, to be written with the next flush.
     *
     * @throws IllegalStateException before anything began
     */
    public void add(LoadSample sample) throws IOException {
        if (header == null) {
            throw new IllegalStateException("a recording must begin before its first sample");
        }
        List<LoadRow> rows = sample.rows();
        for (int from = 0; from < rows.size(); from += SampleEncoder.MOST_ROWS) {
            int to = Math.min(rows.size(), from + SampleEncoder.MOST_ROWS);
            LoadSample piece = new LoadSample(sample.fromMillis(), sample.toMillis(), rows.subList(from, to));
            pending.add(piece);
            encoder.add(piece);
            if (encoder.isFull()) {
                flush();
            }
        }
    }

    /** Writes what was added. With nothing added nothing is written. */
    public void flush() throws IOException {
        RecordingHeader current = header;
        if (current == null || pending.isEmpty()) {
            return;
        }
        byte[] block = encoder.take();
        if (channel.position() + block.length > mostBytes) {
            roll();
            begin(new RecordingHeader(
                    current.startMillis(), current.process(), pending.get(0).fromMillis()));
            pending.forEach(encoder::add); // names are told anew
            block = encoder.take();
        }
        pending.clear();
        write(block);
    }

    private void roll() throws IOException {
        channel.close();
        Files.move(file, old(file), StandardCopyOption.REPLACE_EXISTING);
        channel = locked(file);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Writes what was added, and lets others write the file. */
    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }
}
