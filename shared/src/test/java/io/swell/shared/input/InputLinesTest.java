package io.swell.shared.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class InputLinesTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> all(InputLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void givesLinesWithoutTheirEndsWhicheverKindTheyAre() throws IOException {
        assertThat(all(new InputLines("x", bytes("a\r\n\nbé\nlast"), 10))).containsExactly("a", "", "bé", "last");
        assertThat(all(new InputLines("x", bytes("a\n"), 10))).containsExactly("a");
        assertThat(all(new InputLines("x", bytes(""), 10))).isEmpty();
    }

    @Test
    void numbersLinesFromOne() throws IOException {
        InputLines lines = new InputLines("x.csv", bytes("a\nb\n"), 10);
        lines.next();
        lines.next();

        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.refuse("key", "must be so", "b")).hasMessage("x.csv:2: key must be so, was: b");
    }

    @Test
    void refusesALineThatIsTooLongWithoutReadingItsEnd() throws IOException {
        InputLines lines = new InputLines("x.csv", bytes("short\n" + "x".repeat(1_000)), 5);
        assertThat(lines.next()).isEqualTo("short");

        assertThatThrownBy(lines::next)
                .isInstanceOf(BadInput.class)
                .hasMessage("x.csv:2: line must have at most 5 characters, was: xxxxx");
    }

    @Test
    void refusesCompressedDataThatAreCutOff() throws IOException {
        InputLines lines = new InputLines("x.gz", new GZIPInputStream(bytes(zipped(), 3_000)), 10_000);

        assertThatThrownBy(() -> all(lines))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching("x.gz:\\d+: compressed data must be complete, was: cut off");
    }

    @Test
    void refusesCompressedDataThatAreBroken() throws IOException {
        byte[] broken = zipped();
        Arrays.fill(broken, 500, 600, (byte) 0xff);
        InputLines lines = new InputLines("x.gz", new GZIPInputStream(bytes(broken, broken.length)), 100_000);

        assertThatThrownBy(() -> all(lines)).isInstanceOf(BadInput.class).hasMessageContaining("must be valid gzip");
    }

    @Test
    void showsOnlyTheBeginningOfALongValueAndNoControlCharacters() {
        assertThat(BadInput.of("key", "must be short", "a\tb" + "x".repeat(200)))
                .hasMessage("key must be short, was: a?b" + "x".repeat(77) + "…");
        assertThat(BadInput.of("key", "must be given", "")).hasMessage("key must be given, was: (nothing)");
    }

    private static InputStream bytes(byte[] bytes, int length) {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(1);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 2_000; i++) {
                zip.write((random.nextInt() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
