package io.swell.shared.recording;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.recording.RecordingReader.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Arbitrary load, and what a file holds of it. */
final class Recordings {

    private Recordings() {}

    /** Samples one after another, some of them late, many deployments idle in most. */
    static List<LoadSample> samples(Random random, int count, int deployments) {
        List<LoadSample> samples = new ArrayList<>();
        long now = random.nextInt(5_000);
        for (int i = 0; i < count; i++) {
            long next = now + 1 + (random.nextInt(20) == 0 ? random.nextInt(100_000) : 999 + random.nextInt(3));
            samples.add(new LoadSample(now, next, rows(random, deployments)));
            now = next;
        }
        return samples;
    }

    private static List<LoadRow> rows(Random random, int deployments) {
        List<LoadRow> rows = new ArrayList<>();
        for (int i = 0; i < deployments; i++) {
            if (random.nextInt(3) == 0) {
                rows.add(new LoadRow(
                        new DeploymentId("deployment-" + i),
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random)));
            }
        }
        return rows;
    }

    /** Of any length in bits, so that every length in bytes occurs. */
    private static long any(Random random) {
        return random.nextLong() >>> (1 + random.nextInt(63));
    }

    /** Samples that say something, in order; up to the first place that is not whole. */
    static List<LoadSample> read(Path file) throws IOException {
        List<LoadSample> samples = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (@Nullable Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entry.sample().ifPresent(samples::add);
            }
        } catch (DamagedRecording e) {
            // what came before it is whole
        }
        return samples;
    }

    /** Headers up to the first place that is not whole. */
    static List<RecordingHeader> headers(Path file) throws IOException {
        List<RecordingHeader> headers = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (@Nullable Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entry.header().ifPresent(headers::add);
            }
        } catch (DamagedRecording e) {
            // what came before it is whole
        }
        return headers;
    }

    /** Without samples that say nothing, which are not written. */
    static List<LoadSample> spoken(List<LoadSample> samples) {
        return samples.stream().filter(sample -> !sample.rows().isEmpty()).toList();
    }

    /** Writes a file with a flush after every few samples. */
    static void write(Path file, long maxBytes, List<LoadSample> samples, int perFlush) throws IOException {
        try (RecordingWriter writer = RecordingWriter.open(file, maxBytes)) {
            writer.begin(1_700_000_000_000L, 7, samples.get(0).fromMillis());
            for (int i = 0; i < samples.size(); i++) {
                writer.add(samples.get(i));
                if (i % perFlush == perFlush - 1) {
                    writer.flush();
                }
            }
        }
    }
}
