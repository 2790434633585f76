package io.swell.node.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page that {@code --html} writes, as a browser without scripts and a careful reader would see it. */
class PageTest {

    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern UNREAD = Pattern.compile("<style>.*?</style>|<!--.*?-->", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final List<String> scripts = new ArrayList<>();
    private String text = "";

    private Document read(Path page) throws Exception {
        text = Files.readString(page);
        Matcher matcher = SCRIPT.matcher(text);
        while (matcher.find()) {
            assertThat(matcher.group(1)).isIn("", " type=\"application/json\" id=\"data\"");
            scripts.add(matcher.group(2));
        }
        String markup = UNREAD.matcher(SCRIPT.matcher(text).replaceAll("")).replaceAll("");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static int[] bursts(int seconds, int rate) {
        return IntStream.range(0, seconds)
                .map(second -> second % 300 < 60 ? 3 * rate : rate)
                .toArray();
    }

    @Test
    void loadsNothing() throws Exception {
        Document page = read(SimulatedPage.write(folder, "t.csv", bursts(600, 5), true, "knative"));

        for (Element element : elements(page, "*")) {
            for (String attribute : List.of("src", "href", "srcset", "data", "action", "background")) {
                assertThat(element.hasAttribute(attribute))
                        .as("%s of %s", attribute, element.getTagName())
                        .isFalse();
            }
        }
        assertThat(elements(page, "meta"))
                .anySatisfy(meta -> assertThat(meta.getAttribute("content")).startsWith("default-src 'none'"));
        assertThat(text).doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "import(");
        assertThat(text).contains("uPlot", "Permission is hereby granted");
    }

    @Test
    void canBeReadWithoutScripts() throws Exception {
        Document page = read(SimulatedPage.write(folder, "t<b>&.csv", bursts(600, 5), true, "knative", "fixed=9"));

        List<Element> tables = elements(page, "table");
        assertThat(tables.get(0).getTextContent())
                .contains("late", "replica-seconds", "of bound", "ongoing-requests", "knative", "fixed=9", "fixed");
        assertThat(elements(page, "h1").get(0).getTextContent()).isEqualTo("t<b>&.csv");
        assertThat(elements(page, "h2").stream().map(Element::getTextContent))
                .containsExactly(
                        "Outcomes",
                        "Cost against late requests",
                        "Load",
                        "Replicas",
                        "Longest wait",
                        "Late requests",
                        "Decisions");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("No plan with at most 1 % late costs less than")
                .contains("cheapest with at most 1 % late")
                .contains("ongoing on average over 30 s want");
    }

    @Test
    void hasAllSeriesOfAllContenders() throws Exception {
        read(SimulatedPage.write(folder, "t.csv", bursts(600, 5), true, "knative", "fixed=9"));

        JsonNode data = new ObjectMapper().readTree(scripts.get(0));

        int count = data.get("count").asInt();
        assertThat(data.get("runs").findValuesAsText("name"))
                .containsExactly("ongoing-requests", "knative", "fixed=9", "fixed");
        for (String column : List.of("arrivals", "inService", "needed")) {
            assertThat(data.get("load").get(column)).hasSize(count);
        }
        for (JsonNode run : data.get("runs")) {
            assertThat(run.get("waits")).hasSize(count);
            assertThat(run.get("late")).hasSize(count);
            assertThat(run.get("replicas")).hasSameSizeAs(run.get("times")).isNotEmpty();
        }
        assertThat(data.get("runs").get(0).get("decisions").get(0).get(2).asText())
                .startsWith("scaled ");
        assertThat(data.get("frontier")).hasSize(9 + 9 + 1 + 1);
        assertThat(data.get("bound").asDouble()).isPositive();
    }

    @Test
    void hasNoFrontierWhereNothingWasSwept() throws Exception {
        Document page = read(SimulatedPage.write(folder, "t.csv", bursts(100, 5), false));

        assertThat(elements(page, "h2").stream().map(Element::getTextContent))
                .doesNotContain("Cost against late requests");
        assertThat(new ObjectMapper().readTree(scripts.get(0)).has("frontier")).isFalse();
    }

    /** An hour of some 147,000 requests and seven contenders. */
    @Test
    void staysSmallHoweverLongTheTrace() throws Exception {
        Path page = SimulatedPage.write(
                folder,
                "t.csv",
                bursts(3_600, 29),
                false,
                "ray-serve",
                "ray-serve-fast",
                "knative",
                "hpa-external",
                "hpa-utilization");

        System.out.printf("page: %,d bytes%n", Files.size(page));
        assertThat(Files.size(page)).isLessThan(1_000_000);
    }
}
