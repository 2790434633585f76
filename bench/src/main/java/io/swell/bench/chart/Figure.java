package io.swell.bench.chart;

import java.util.List;

/**
 * Panels side by side under a title, above a legend and some words.
 *
 * @param legend lines without points
 * @param words lines of text
 */
public record Figure(String title, List<Panel> panels, List<Series> legend, List<String> words) {

    private static final int PANEL_WIDTH = 520;
    private static final int PANEL_HEIGHT = 440;
    private static final int TITLE_HEIGHT = 44;
    private static final int LINE_HEIGHT = 20;
    private static final int LEGEND_COLUMN = 520;
    private static final int MARGIN = 20;

    public Figure {
        panels = List.copyOf(panels);
        legend = List.copyOf(legend);
        words = List.copyOf(words);
    }

    /** As a file has it. */
    public String svg() {
        int legendLines = (legend.size() + 1) / 2;
        int legendTop = TITLE_HEIGHT + PANEL_HEIGHT + LINE_HEIGHT;
        int wordsTop = legendTop + legendLines * LINE_HEIGHT + LINE_HEIGHT / 2;
        int width = PANEL_WIDTH * panels.size() + 2 * MARGIN;
        Svg svg = new Svg(width, wordsTop + words.size() * LINE_HEIGHT + MARGIN / 2);
        svg.text(MARGIN, 30, "font-size=\"19\" font-weight=\"600\"", title);
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(svg, MARGIN + i * PANEL_WIDTH, TITLE_HEIGHT, PANEL_WIDTH, PANEL_HEIGHT);
        }
        for (int i = 0; i < legend.size(); i++) {
            entry(svg, legend.get(i), MARGIN + i % 2 * LEGEND_COLUMN, legendTop + i / 2 * LINE_HEIGHT);
        }
        for (int i = 0; i < words.size(); i++) {
            svg.text(MARGIN, wordsTop + i * LINE_HEIGHT, "font-size=\"12\" fill=\"#555555\"", words.get(i));
        }
        return svg.toString();
    }

    private static void entry(Svg svg, Series one, double left, double baseline) {
        double middle = baseline - 4;
        svg.line(
                left,
                middle,
                left + 36,
                middle,
                "stroke=\"" + one.color() + "\" stroke-width=\"2\""
                        + (one.isDashed() ? " stroke-dasharray=\"6 4\"" : ""));
        svg.dot(left + 18, middle, one.isDashed() ? "#ffffff" : one.color(), one.color());
        svg.text(left + 46, baseline, "", one.label());
    }
}
