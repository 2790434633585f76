package io.swell.shared.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.shared.id.DeploymentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From samples to a file and back, whatever became of the file. */
class RecordingTest {

    private static final long UNBOUNDED = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("load.rec");
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<LoadSample> samples = Recordings.samples(random, 1 + random.nextInt(60), random.nextInt(40));
            Files.deleteIfExists(file);

            Recordings.write(file, UNBOUNDED, samples, 1 + random.nextInt(10));

            assertThat(Recordings.read(file)).as("seed %d", seed).isEqualTo(Recordings.spoken(samples));
        }
    }

    @Test
    void aSampleOfMoreRowsThanABlockHoldsIsReadInPieces() throws IOException {
        List<LoadRow> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            long large = Long.MAX_VALUE - i;
            String name = "d" + i + "-" + "x".repeat(57 - Integer.toString(i).length());
            rows.add(new LoadRow(new DeploymentId(name), large, large, large, large, large, large));
        }

        Recordings.write(file, UNBOUNDED, List.of(new LoadSample(0, 1_000, rows)), 1);

        List<LoadSample> read = Recordings.read(file);
        assertThat(read).hasSize(3).allMatch(sample -> sample.fromMillis() == 0 && sample.toMillis() == 1_000);
        assertThat(read.stream().flatMap(sample -> sample.rows().stream())).containsExactlyElementsOf(rows);
    }

    @Test
    void cutOffAnywhereItIsReadUpToTheLastWholeBlock() throws IOException {
        List<LoadSample> samples = Recordings.samples(new Random(1), 12, 4);
        Recordings.write(file, UNBOUNDED, samples, 2);
        byte[] whole = Files.readAllBytes(file);
        List<LoadSample> spoken = Recordings.spoken(samples);

        int most = 0;
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<LoadSample> read = Recordings.read(file);
            assertThat(read).as("of %d bytes", length).isEqualTo(spoken.subList(0, read.size()));
            assertThat(read.size()).isGreaterThanOrEqualTo(most);
            most = read.size();
        }
        assertThat(most).isGreaterThanOrEqualTo(spoken.size() - 2);
    }

    @Test
    void aWrongByteAnywhereIsFoundAndWhatComesBeforeItIsRead() throws IOException {
        List<LoadSample> samples = Recordings.samples(new Random(2), 12, 4);
        Recordings.write(file, UNBOUNDED, samples, 2);
        byte[] whole = Files.readAllBytes(file);
        List<LoadSample> spoken = Recordings.spoken(samples);

        for (int place = 0; place < whole.length; place++) {
            byte[] broken = whole.clone();
            broken[place] ^= (byte) (1 << (place % 8));
            Files.write(file, broken);
            List<LoadSample> read = Recordings.read(file);
            assertThat(read.size()).as("byte %d", place).isLessThan(spoken.size());
            assertThat(read).isEqualTo(spoken.subList(0, read.size()));
        }
    }

    @Test
    void saysWhereItIsDamagedAndHow() throws IOException {
        Recordings.write(file, UNBOUNDED, Recordings.samples(new Random(3), 4, 4), 2);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(this::readAll)
                .isInstanceOf(DamagedRecording.class)
                .hasMessageMatching("a frame must be whole, and the file ends within it, at byte \\d+");
        byte[] later = whole.clone();
        later[8] = 2;
        Files.write(file, later);
        assertThatThrownBy(this::readAll).hasMessage("a frame must be of version 1, is of version 2, at byte 0");
        Files.writeString(file, "second,requests\n");
        assertThatThrownBy(this::readAll).hasMessage("a frame must begin as a recording does, at byte 0");
    }

    private void readAll() throws Exception {
        try (RecordingReader reader = RecordingReader.open(file)) {
            while (reader.next() != null) {
                // to its end
            }
        }
    }

    @Test
    void staysBoundedAndKeepsTheNewest() throws IOException {
        long bound = 64 * 1024;
        List<LoadSample> samples = Recordings.samples(new Random(4), 6_000, 10);

        Recordings.write(file, bound, samples, 5);

        long bytes = Files.size(file) + Files.size(RecordingWriter.old(file));
        assertThat(bytes).isBetween(bound * 2 / 5, bound);
        List<LoadSample> kept = new ArrayList<>(Recordings.read(RecordingWriter.old(file)));
        kept.addAll(Recordings.read(file));
        List<LoadSample> spoken = Recordings.spoken(samples);
        assertThat(kept).isEqualTo(spoken.subList(spoken.size() - kept.size(), spoken.size()));
        RecordingHeader part = Recordings.headers(file).get(0);
        assertThat(part.startMillis()).isEqualTo(1_700_000_000_000L);
        assertThat(part.beginMillis()).isEqualTo(Recordings.read(file).get(0).fromMillis());
    }

    @Test
    void aFileThatIsThereIsGoneOnWithAfterItsLastWholeBlock() throws IOException {
        List<LoadSample> first = Recordings.samples(new Random(5), 10, 3);
        List<LoadSample> second = Recordings.samples(new Random(6), 10, 5);
        Recordings.write(file, UNBOUNDED, first, 1);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));

        Recordings.write(file, UNBOUNDED, second, 4);

        List<LoadSample> expected = new ArrayList<>(Recordings.spoken(first));
        expected.remove(expected.size() - 1);
        expected.addAll(Recordings.spoken(second));
        assertThat(Recordings.read(file)).isEqualTo(expected);
        assertThat(Recordings.headers(file)).hasSize(2);
    }

    @Test
    void aFileThatIsDamagedInItsMiddleIsKeptAsTheOlderHalf() throws IOException {
        List<LoadSample> samples = Recordings.samples(new Random(7), 10, 3);
        Recordings.write(file, UNBOUNDED, samples, 1);
        byte[] broken = Files.readAllBytes(file);
        broken[RecordingHeader.BYTES + 8] ^= 1;
        Files.write(file, broken);

        Recordings.write(file, UNBOUNDED, samples, 1);

        assertThat(Files.readAllBytes(RecordingWriter.old(file))).isEqualTo(broken);
        assertThat(Recordings.read(file)).isEqualTo(Recordings.spoken(samples));
    }

    @Test
    void aFileThatIsSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(file, "dear diary");
        assertThatThrownBy(() -> RecordingWriter.open(file, UNBOUNDED))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " must be a recording or a file that does not exist");
        assertThat(Files.readString(file)).isEqualTo("dear diary");

        Files.delete(file);
        Files.writeString(RecordingWriter.old(file), "dear diary");
        assertThatThrownBy(() -> RecordingWriter.open(file, UNBOUNDED)).hasMessageContaining("load.rec.old must be");
    }

    @Test
    void aFileHasOneWriter() throws IOException {
        RecordingWriter writer = RecordingWriter.open(file, UNBOUNDED);
        assertThatThrownBy(() -> RecordingWriter.open(file, UNBOUNDED))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " must not be written by another process, and is");

        writer.close();
        RecordingWriter.open(file, UNBOUNDED).close();
    }

    @Test
    void aSecondOfABusyDeploymentTakesAboutTenBytes() throws IOException {
        Random random = new Random(8);
        List<LoadSample> samples = new ArrayList<>();
        for (int second = 0; second < 3_600; second++) {
            List<LoadRow> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long requests = random.nextInt(50);
                rows.add(new LoadRow(
                        new DeploymentId("deployment-" + i),
                        requests,
                        requests,
                        0,
                        0,
                        requests * (150_000 + random.nextInt(100_000)),
                        0));
            }
            samples.add(new LoadSample(second * 1_000L, second * 1_000L + 1_000, rows));
        }

        Recordings.write(file, UNBOUNDED, samples, 5);

        double bytes = Files.size(file) / (3_600.0 * 20);
        System.out.printf("a second of a busy deployment takes %.1f bytes%n", bytes);
        assertThat(bytes).isLessThan(12);
    }
}
