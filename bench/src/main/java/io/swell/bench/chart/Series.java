package io.swell.bench.chart;

import java.util.List;

/**
 * A line through measured points.
 *
 * @param label what stands at its end
 * @param color as CSS has it
 * @param isDashed the points of such a line are hollow
 */
public record Series(String label, String color, boolean isDashed, List<Point> points) {

    public Series {
        points = List.copyOf(points);
    }

    /** A measured point. */
    public record Point(double x, double y) {}
}
