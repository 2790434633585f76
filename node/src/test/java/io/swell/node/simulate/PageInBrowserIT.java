package io.swell.node.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the page run: in Chromium, where there is one. */
class PageInBrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    private Path folder;

    private String drawn(Path page) throws IOException, InterruptedException {
        if (!Files.isExecutable(CHROMIUM)) {
            Assumptions.abort("skipped: what the page draws, for " + CHROMIUM + " is not there");
        }
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }

    @Test
    void drawsAPlotForEachQuestion() throws Exception {
        int[] counts = IntStream.range(0, 600)
                .map(second -> second % 300 < 60 ? 15 : 5)
                .toArray();
        String dom = drawn(SimulatedPage.write(folder, "t.csv", counts, true, "knative", "fixed=9"));

        assertThat(dom.split("<canvas", -1)).hasSize(5 + 1);
        for (String plot : new String[] {"frontier", "load", "replicas", "waits", "late"}) {
            assertThat(dom).containsPattern("<div id=\"" + plot + "\"[^>]*><div [^>]*class=\"uplot");
        }
        assertThat(dom).contains("needed if nobody waited");
    }
}
