package io.swell.node.simulate.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textStaysText() {
        assertThat(Html.escape("<b onclick='x'>\"a\" & b</b>"))
                .isEqualTo("&lt;b onclick=&#39;x&#39;&gt;&quot;a&quot; &amp; b&lt;/b&gt;");
        assertThat(Html.script("{\"a\":\"</script><!--\"}")).isEqualTo("{\"a\":\"\\u003c/script>\\u003c!--\"}");
        assertThat(Html.comment("a --> b")).doesNotContain("--");
    }

    @Test
    void tablesEscapeTheirCells() {
        assertThat(Html.table(List.of(List.of("<a>", ">n"), List.of("<b>", "1")), true))
                .contains("<th>&lt;a&gt;</th><th class=\"number\">n</th>")
                .contains("<td><i class=\"swatch c0\"></i>&lt;b&gt;</td><td class=\"number\">1</td>");
    }

    @Test
    void whatIsPutIntoAPlaceIsNotSearchedForPlaces() {
        Template template = new Template("{{a}} {{b}}");

        assertThat(template.fill(Map.of("a", "{{b}}$1\\", "b", "x"))).isEqualTo("{{b}}$1\\ x");
        assertThatThrownBy(() -> template.fill(Map.of("a", "x")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("{{b}}");
    }
}
