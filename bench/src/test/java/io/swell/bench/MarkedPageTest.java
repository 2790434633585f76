package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.bench.jvm.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedPageTest {

    @TempDir
    private Path folder = Path.of("");

    private Path page(String... lines) throws IOException {
        return Files.write(folder.resolve("page.md"), List.of(lines));
    }

    @Test
    void replacesItsPartsAndLeavesTheRest() throws IOException {
        Path file = page("# Title", "<!-- begin cells -->", "old", "<!-- end cells -->", "Prose.");

        MarkedPage.read(file, List.of("cells"))
                .with("cells", List.of("new", "newer"))
                .write();

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "# Title", "<!-- begin cells -->", "", "new", "newer", "", "<!-- end cells -->", "Prose.");
    }

    @Test
    void writtenTwiceItIsTheSame() throws IOException {
        Path file = page("<!-- begin cells -->", "<!-- end cells -->");
        MarkedPage once = MarkedPage.read(file, List.of("cells")).with("cells", List.of("figures"));

        assertThat(once.with("cells", List.of("figures")).lines()).isEqualTo(once.lines());
    }

    @Test
    void beginsAPageWhereThereIsNone() {
        MarkedPage page =
                MarkedPage.read(folder.resolve("none.md"), List.of("a", "b")).with("b", List.of("figures"));

        assertThat(page.lines())
                .containsExactly(
                        "<!-- begin a -->",
                        "<!-- end a -->",
                        "",
                        "<!-- begin b -->",
                        "",
                        "figures",
                        "",
                        "<!-- end b -->",
                        "");
    }

    @Test
    void refusesAPageWithoutItsMarks() throws IOException {
        Path file = page("# Title", "<!-- end cells -->", "<!-- begin cells -->");

        assertThatThrownBy(() -> MarkedPage.read(file, List.of("cells")))
                .isInstanceOf(BenchFailure.class)
                .hasMessageEndingWith(
                        "must have the lines <!-- begin cells --> and <!-- end cells -->, one after the other");
    }
}
