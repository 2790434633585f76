package io.swell.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.bench.chart.Series.Point;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class FigureTest {

    private static final Series RISING =
            new Series("rising", "#123456", false, List.of(new Point(1, 1), new Point(10, 10), new Point(100, 100)));

    @Test
    void isWellFormedWhateverTheWordsAre() throws Exception {
        Document document = parse(figure("a < b & \"c\" > d", RISING));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getTextContent()).contains("a < b & \"c\" > d");
    }

    @Test
    void carriesNoScriptAndNothingFromElsewhere() {
        assertThat(figure("title", RISING)).doesNotContainIgnoringCase("<script", "href", "url(", "<image", "onload");
    }

    @Test
    void drawsEveryPointAndOneLine() throws Exception {
        Document document = parse(figure("title", RISING));
        NodeList lines = document.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(lines.item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue()
                        .split(" "))
                .hasSize(3);
    }

    @Test
    void showsAPointBelowTheAxisAsATriangleOnIt() throws Exception {
        Series sinking = new Series("", "#123456", true, List.of(new Point(1, -3), new Point(10, Double.NaN)));
        Document document = parse(figure("title", sinking));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("circle").getLength()).isZero();
    }

    private static String figure(String title, Series series) {
        Panel panel = new Panel("panel", "x", "y", 100, 0.1, 100, 0.2, List.of(series));
        return new Figure(title, List.of(panel), List.of(), List.of("words")).svg();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
