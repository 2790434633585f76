package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of which a bench writes some parts and people the rest. A part stands between the lines
 * {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}; whatever stands there already is replaced.
 */
final class MarkedPage {

    private final Path file;
    private final List<String> lines;

    private MarkedPage(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads one; where there is none, begins one that has these parts and nothing else.
     *
     * @throws BenchFailure if one of the parts is not marked in it, or it cannot be read
     */
    static MarkedPage read(Path file, List<String> parts) {
        if (!Files.exists(file)) {
            return new MarkedPage(
                    file,
                    parts.stream()
                            .flatMap(part -> List.of(begin(part), end(part), "").stream())
                            .toList());
        }
        try {
            MarkedPage page = new MarkedPage(file, Files.readAllLines(file));
            parts.forEach(page::requireMarked);
            return page;
        } catch (IOException e) {
            throw new BenchFailure(file + " must be a document that can be read, was: " + e, e);
        }
    }

    private static String begin(String part) {
        return "<!-- begin " + part + " -->";
    }

    private static String end(String part) {
        return "<!-- end " + part + " -->";
    }

    private void requireMarked(String part) {
        int begin = lines.indexOf(begin(part));
        BenchFailure.unless(
                begin >= 0 && lines.indexOf(end(part)) > begin,
                file + " must have the lines " + begin(part) + " and " + end(part) + ", one after the other");
    }

    /** The same with another content of a part. */
    MarkedPage with(String part, List<String> content) {
        requireMarked(part);
        List<String> changed = new ArrayList<>(lines.subList(0, lines.indexOf(begin(part)) + 1));
        changed.add("");
        changed.addAll(content);
        changed.add("");
        changed.addAll(lines.subList(lines.indexOf(end(part)), lines.size()));
        return new MarkedPage(file, changed);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void write() throws IOException {
        Files.write(file, lines);
    }
}
