package io.swell.simulator.trace;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.shared.recording.DamagedRecording;
import io.swell.shared.recording.LoadRow;
import io.swell.shared.recording.LoadSample;
import io.swell.shared.recording.RecordingHeader;
import io.swell.shared.recording.RecordingReader;
import io.swell.shared.recording.RecordingReader.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers one deployment's load from recordings, on wall-clock time. */
final class RecordingFiles {

    /** On wall-clock time, in milliseconds since 1970. */
    private record Found(long fromMillis, long toMillis, LoadRow row) {}

    private final DeploymentId deployment;
    private final Consumer<String> warnings;
    private final List<Found> found = new ArrayList<>();
    private final Map<RecordingHeader, Path> parts = new HashMap<>();
    private final Set<DeploymentId> recorded = new TreeSet<>();
    private long earliestMillis = Long.MAX_VALUE;

    RecordingFiles(DeploymentId deployment, Consumer<String> warnings) {
        this.deployment = deployment;
        this.warnings = warnings;
    }

    /**
     * Takes in what is whole of a file.
     *
     * @throws BadInput if nothing is, or it is in already
     */
    void read(Path file) {
        @Nullable RecordingHeader part = null;
        long lastMillis = Long.MIN_VALUE;
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (@Nullable Entry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry.header().isPresent()) {
                    part = begin(file, entry.header().get());
                    lastMillis = Math.max(lastMillis, part.startMillis() + part.beginMillis());
                } else if (part != null) {
                    lastMillis = Math.max(
                            lastMillis, add(part.startMillis(), entry.sample().orElseThrow()));
                }
            }
        } catch (DamagedRecording e) {
            if (part == null) {
                throw BadInput.of(file.toString(), "must be a recording", String.valueOf(e.getMessage()));
            }
            warnings.accept(file + ": " + e.getMessage() + "; what is whole before it is played, to "
                    + Instant.ofEpochMilli(lastMillis));
        } catch (IOException e) {
            throw BadInput.of(file.toString(), "must be a file that can be read", e);
        }
    }

    private RecordingHeader begin(Path file, RecordingHeader part) {
        @Nullable Path other = parts.putIfAbsent(part, file);
        if (other != null) {
            throw BadInput.of("--trace", "must name each recording once", other + " and " + file);
        }
        earliestMillis = Math.min(earliestMillis, part.startMillis() + part.beginMillis());
        return part;
    }

    private long add(long startMillis, LoadSample sample) {
        for (LoadRow row : sample.rows()) {
            recorded.add(row.deployment());
            if (row.deployment().equals(deployment)) {
                found.add(new Found(startMillis + sample.fromMillis(), startMillis + sample.toMillis(), row));
            }
        }
        return startMillis + sample.toMillis();
    }

    /**
     * What was found, on the trace's time.
     *
     * @throws BadInput if nothing was, or the recordings lie too far apart
     */
    List<RecordedSpan> spans() {
        if (found.isEmpty()) {
            throw BadInput.of("--deployment", "must be one that is recorded, which are " + recorded, deployment);
        }
        List<RecordedSpan> spans = new ArrayList<>(found.size());
        for (Found each : found) {
            double from = (each.fromMillis() - earliestMillis) / 1e3;
            double to = (each.toMillis() - earliestMillis) / 1e3;
            if (!(from >= 0 && to <= TraceReader.LONGEST_TRACE)) {
                throw BadInput.of(
                        "--trace", "must be recordings within " + (long) TraceReader.LONGEST_TRACE + " s", to + " s");
            }
            spans.add(RecordedSpan.of(from, to, each.row()));
        }
        return spans;
    }
}
