package io.swell.shared.input;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a source, numbered from 1, none longer than a limit: an outsider's file may be anything. */
public final class InputLines implements Closeable {

    private final String source;
    private final Reader reader;
    private final int longest;
    private final StringBuilder line = new StringBuilder();
    private long number;

    /**
     * Reads UTF-8.
     *
     * @param source name for messages
     * @param longest a longer line, in characters, is refused
     */
    public InputLines(String source, InputStream bytes, int longest) {
        this.source = source;
        this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        this.longest = longest;
    }

    /**
     * Opens a file, compressed with gzip or not.
     *
     * @throws BadInput if it looks compressed and is not
     */
    public static InputLines open(Path file, int longest) throws IOException {
        return new InputLines(file.toString(), unzipped(file), longest);
    }

    private static InputStream unzipped(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.mark(2);
        boolean isZipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        if (!isZipped) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (ZipException e) {
            bytes.close();
            throw BadInput.at(file.toString(), 1, "compressed data", "must be valid gzip", e);
        }
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws BadInput if it is too long or its compressed data are broken
     */
    public @Nullable String next() throws IOException {
        number++;
        line.setLength(0);
        try {
            return readLine();
        } catch (EOFException e) {
            throw refuse("compressed data", "must be complete", "cut off");
        } catch (ZipException e) {
            throw refuse("compressed data", "must be valid gzip", e.getMessage());
        }
    }

    /** Number of the line {@link #next} gave last. */
    public long number() {
        return number;
    }

    /** A problem with the current line. */
    public BadInput refuse(String key, String rule, @Nullable Object value) {
        return BadInput.at(source, number, key, rule, String.valueOf(value));
    }

    private @Nullable String readLine() throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == longest) {
                throw refuse("line", "must have at most " + longest + " characters", line);
            }
            line.append((char) c);
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
