package io.swell.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkedJvmTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Says what it was given, then echoes its input until that ends. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] args) throws IOException {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("goodbye")));
            out.println("ready " + String.join(",", args) + " " + System.getenv("COLOUR") + " "
                    + System.getProperty("shape"));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println("heard " + line);
            }
            out.println("input ended");
            System.exit(7);
        }
    }

    private static ForkedJvm echo() {
        return ForkedJvm.of(Echo.class, "a", "b")
                .environment("COLOUR", "red")
                .jvmFlags("-Dshape=round")
                .start("echo");
    }

    @Test
    void runsAClassOfTheTestsWithArgumentsEnvironmentAndFlags() {
        try (ForkedJvm jvm = echo()) {
            assertThat(jvm.awaitLine("ready", LONG)).isEqualTo("ready a,b red round");

            jvm.closeInput();

            assertThat(jvm.awaitExit(LONG)).isEqualTo(7);
            assertThat(jvm.tail()).endsWith("input ended\ngoodbye");
        }
    }

    @Test
    void hearsLinesWhileItRuns() {
        try (ForkedJvm jvm = echo()) {
            jvm.send("one");
            jvm.awaitLine("heard one", LONG);

            jvm.send("two");

            jvm.awaitLine("heard two", LONG);
        }
    }

    @Test
    void endsInGoodOrderWhenTerminated() {
        try (ForkedJvm jvm = echo()) {
            jvm.awaitLine("ready", LONG);

            jvm.terminate();

            assertThat(jvm.awaitExit(LONG)).isEqualTo(128 + 15);
            assertThat(jvm.tail()).contains("goodbye");
        }
    }

    @Test
    void endsWithoutAWordWhenKilledEvenIfFrozen() {
        try (ForkedJvm jvm = echo()) {
            jvm.awaitLine("ready", LONG);

            jvm.freeze();
            jvm.kill();

            assertThat(jvm.awaitExit(LONG)).isEqualTo(128 + 9);
            assertThat(jvm.tail()).doesNotContain("goodbye");
        }
    }

    @Test
    void aFrozenOneGoesOnWhenThawed() {
        try (ForkedJvm jvm = echo()) {
            jvm.awaitLine("ready", LONG);
            jvm.freeze();
            jvm.closeInput();
            assertThat(jvm.isAlive()).isTrue();

            jvm.thaw();

            assertThat(jvm.awaitExit(LONG)).isEqualTo(7);
        }
    }

    @Test
    void closingLeavesNoProcessBehind() {
        ForkedJvm jvm = echo();
        jvm.awaitLine("ready", LONG);

        jvm.close();

        assertThat(ProcessHandle.of(jvm.pid())).isEmpty();
    }

    @Test
    void aWaitForALineThatNeverComesShowsWhatCame() {
        try (ForkedJvm jvm = echo()) {
            jvm.awaitLine("ready", LONG);
            jvm.closeInput();

            assertThatThrownBy(() -> jvm.awaitLine("unheard of", LONG))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("echo: no line with 'unheard of' before the end of its output")
                    .hasMessageContaining("ready a,b red round");
        }
    }
}
