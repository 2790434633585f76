package io.swell.bench.quality;

import io.swell.node.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A table, to be read in a terminal or in a document. */
public final class Table {

    private final String[] headings;
    private final List<Object[]> rows = new ArrayList<>();

    /** @param headings one beginning with {@code >} is a column of numbers */
    public Table(String... headings) {
        this.headings = headings.clone();
    }

    public Table row(Object... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException("row must have " + headings.length + " cells, was: " + cells.length);
        }
        rows.add(cells.clone());
        return this;
    }

    /** In columns. */
    public TextTable text() {
        TextTable table = new TextTable(headings);
        rows.forEach(table::row);
        return table;
    }

    /** In Markdown. */
    public List<String> markdown() {
        List<String> names = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (String heading : headings) {
            boolean isNumber = heading.startsWith(">");
            names.add(isNumber ? heading.substring(1) : heading);
            rules.add(isNumber ? "--:" : "---");
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(names));
        lines.add("|" + String.join("|", rules) + "|");
        rows.forEach(row -> lines.add(line(List.of(row).stream()
                .map(cell -> String.valueOf(cell).replace("|", "\\|"))
                .toList())));
        return lines;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
