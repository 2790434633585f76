package io.swell.node.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long nanos = 5_000_000_000L;
    private final ProgressBar bar = new ProgressBar(terminal, () -> nanos);

    private String painted() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void saysNothingOfWhatIsQuick() {
        bar.begin(4);
        bar.step("knative");
        nanos += 900_000_000;
        bar.paint();
        bar.close();

        assertThat(painted()).isEmpty();
    }

    @Test
    void saysHowFarItIsAndLeavesNothingBehind() {
        bar.begin(4);
        bar.step("trace");
        bar.step("knative");
        nanos += 2_000_000_000;
        bar.paint();
        assertThat(painted()).isEqualTo("\r[######------------------] 2 of 4: knative, 2 s\u001b[K");

        bar.close();
        assertThat(painted()).isEqualTo("\r\u001b[K");

        bar.paint();
        bar.close();
        assertThat(painted()).isEmpty();
    }

    @Test
    void isForTerminalsOnly() {
        assertThat(ProgressBar.open(terminal, Map.of())).isSameAs(Progress.NOBODY);
        assertThat(ProgressBar.open(terminal, Map.of(ProgressBar.TERMINAL, "yes", "TERM", "dumb")))
                .isSameAs(Progress.NOBODY);
    }
}
