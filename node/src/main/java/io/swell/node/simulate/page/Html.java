package io.swell.node.simulate.page;

import java.util.List;

/** Text that is put into a page, so that it stays text. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** JSON within an element {@code script}: only strings can hold a {@code <}, and there it may be written so. */
    static String script(String json) {
        return json.replace("<", "\\u003c");
    }

    /** Text within a comment. */
    static String comment(String text) {
        return text.replace("--", "- -");
    }

    /**
     * A table.
     *
     * @param rows headings first; one beginning with {@code >} is a column of numbers
     * @param swatches whether each row begins with the colour of its number
     */
    static String table(List<List<String>> rows, boolean swatches) {
        List<String> headings = rows.get(0);
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        for (String heading : headings) {
            html.append(heading.startsWith(">") ? "<th class=\"number\">" : "<th>")
                    .append(escape(heading.startsWith(">") ? heading.substring(1) : heading))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 1; row < rows.size(); row++) {
            html.append("<tr>");
            for (int column = 0; column < headings.size(); column++) {
                html.append(headings.get(column).startsWith(">") ? "<td class=\"number\">" : "<td>")
                        .append(swatches && column == 0 ? "<i class=\"swatch c" + (row - 1) % 8 + "\"></i>" : "")
                        .append(escape(rows.get(row).get(column)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }
}
