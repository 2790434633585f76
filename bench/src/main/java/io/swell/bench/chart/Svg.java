package io.swell.bench.chart;

import java.util.Locale;

/** The few elements a chart is made of. No scripts, no fonts of its own, nothing from elsewhere. */
final class Svg {

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, "#ffffff", "none");
    }

    Svg box(double x, double y, double boxWidth, double boxHeight, String fill, String stroke) {
        return add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\"/>",
                x, y, boxWidth, boxHeight, fill, stroke);
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>", x1, y1, x2, y2, style);
    }

    /** Through points as {@code x,y x,y}. */
    Svg path(String points, String style) {
        return add("<polyline points=\"%s\" fill=\"none\" %s/>", points, style);
    }

    Svg dot(double x, double y, String fill, String stroke) {
        return add(
                "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                x, y, fill, stroke);
    }

    /** A triangle that points down: the value lies below. */
    Svg below(double x, double y, String color) {
        return add(
                "<path d=\"M%s %s l-5 -8 l10 0 z\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.6\"/>", x, y, color);
    }

    /** {@code style} is of attributes, such as {@code text-anchor="end"}. */
    Svg text(double x, double y, String style, String words) {
        return add("<text x=\"%s\" y=\"%s\" %s>%s</text>", x, y, style, escaped(words));
    }

    /** From bottom to top. */
    Svg upright(double x, double y, String words) {
        return add(
                "<text transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                x, y, escaped(words));
    }

    static String pixel(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height
                + "\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\" font-size=\"13\""
                + " fill=\"#222222\">\n" + body + "</svg>\n";
    }

    private Svg add(String format, Object... values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = values[i] instanceof Double number ? pixel(number) : values[i];
        }
        body.append(String.format(Locale.ROOT, format, texts)).append('\n');
        return this;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
