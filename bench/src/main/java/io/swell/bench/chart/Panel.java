package io.swell.bench.chart;

import io.swell.bench.chart.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines over two logarithmic axes.
 *
 * @param floor what cannot be told from nothing, or 0: a grey line
 */
public record Panel(
        String title,
        String xLabel,
        String yLabel,
        double xMax,
        double yMin,
        double yMax,
        double floor,
        List<Series> series) {

    private static final double LEFT = 66;
    private static final double RIGHT = 42;
    private static final double TOP = 34;
    private static final double BOTTOM = 50;
    private static final double LABEL_HEIGHT = 13;
    private static final String GRID = "stroke=\"#e4e4e4\" stroke-width=\"1\"";
    private static final String SMALL = "font-size=\"12\" fill=\"#555555\"";

    public Panel {
        series = List.copyOf(series);
    }

    void draw(Svg svg, double left, double top, double width, double height) {
        LogScale x = new LogScale(1, xMax, left + LEFT, left + width - RIGHT);
        LogScale y = new LogScale(yMin, yMax, top + height - BOTTOM, top + TOP);
        svg.text(left + LEFT, top + 18, "font-size=\"15\" font-weight=\"600\"", title);
        axes(svg, x, y);
        svg.text((x.minPixel() + x.maxPixel()) / 2, top + height - 12, "text-anchor=\"middle\"", xLabel);
        svg.upright(left + 16, (y.minPixel() + y.maxPixel()) / 2, yLabel);
        if (floor > 0) {
            double at = y.pixel(floor);
            svg.line(x.minPixel(), at, x.maxPixel(), at, "stroke=\"#999999\" stroke-dasharray=\"2 4\"");
            svg.text(x.maxPixel() - 4, at + 14, "text-anchor=\"end\" " + SMALL, "below: no different from nothing");
        }
        series.forEach(one -> line(svg, one, x, y));
        labels(svg, x, y);
    }

    private static void axes(Svg svg, LogScale x, LogScale y) {
        for (double tick : x.ticks()) {
            double at = x.pixel(tick);
            svg.line(at, y.minPixel(), at, y.maxPixel(), GRID);
            svg.text(at, y.minPixel() + 18, "text-anchor=\"middle\" " + SMALL, LogScale.text(tick));
        }
        for (double tick : y.ticks()) {
            double at = y.pixel(tick);
            svg.line(x.minPixel(), at, x.maxPixel(), at, GRID);
            svg.text(x.minPixel() - 8, at + 4, "text-anchor=\"end\" " + SMALL, LogScale.text(tick));
        }
        svg.line(x.minPixel(), y.minPixel(), x.maxPixel(), y.minPixel(), "stroke=\"#666666\"");
        svg.line(x.minPixel(), y.minPixel(), x.minPixel(), y.maxPixel(), "stroke=\"#666666\"");
    }

    private static void line(Svg svg, Series one, LogScale x, LogScale y) {
        String points = one.points().stream()
                .map(point -> Svg.pixel(x.pixel(point.x())) + "," + Svg.pixel(y.pixel(point.y())))
                .collect(Collectors.joining(" "));
        svg.path(
                points,
                "stroke=\"" + one.color() + "\" stroke-width=\"2\""
                        + (one.isDashed() ? " stroke-dasharray=\"6 4\"" : ""));
        for (Point point : one.points()) {
            if (y.isBelow(point.y())) {
                svg.below(x.pixel(point.x()), y.minPixel(), one.color());
            } else {
                svg.dot(x.pixel(point.x()), y.pixel(point.y()), one.isDashed() ? "#ffffff" : one.color(), one.color());
            }
        }
    }

    /** At the end of each line, from the lowest up, none on top of another that ends at the same place. */
    private void labels(Svg svg, LogScale x, LogScale y) {
        List<Series> byEnd = new ArrayList<>(series);
        byEnd.removeIf(one -> one.points().isEmpty() || one.label().isEmpty());
        byEnd.sort(Comparator.comparingDouble((Series one) -> end(one).x()).thenComparing(one -> end(one).y()));
        double lastX = Double.NaN;
        double lastY = Double.POSITIVE_INFINITY;
        for (Series one : byEnd) {
            double at = y.pixel(end(one).y()) + 4;
            if (end(one).x() == lastX) {
                at = Math.min(at, lastY - LABEL_HEIGHT);
            }
            svg.text(
                    x.pixel(end(one).x()) + 9,
                    at,
                    "font-size=\"12\" font-weight=\"600\" fill=\"" + one.color() + "\"",
                    one.label());
            lastX = end(one).x();
            lastY = at;
        }
    }

    private static Point end(Series one) {
        return one.points().get(one.points().size() - 1);
    }
}
