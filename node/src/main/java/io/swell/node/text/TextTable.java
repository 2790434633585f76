package io.swell.node.text;

import java.util.ArrayList;
import java.util.List;

/** Columns under headings, two spaces apart, numbers to the right, no space at the end of a line. */
public final class TextTable {

    private final List<String> headings;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param headings one beginning with {@code >} is a column of numbers
     */
    public TextTable(String... headings) {
        this.headings = List.of(headings).stream()
                .map(heading -> heading.startsWith(">") ? heading.substring(1) : heading)
                .toList();
        this.right = List.of(headings).stream()
                .map(heading -> heading.startsWith(">"))
                .toList();
    }

    /** A table of the headings, as above, and the rows below them. */
    public static TextTable ofRows(List<List<String>> rows) {
        TextTable table = new TextTable(rows.get(0).toArray(String[]::new));
        rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray()));
        return table;
    }

    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("row must have " + headings.size() + " cells, was: " + cells.length);
        }
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
        return this;
    }

    /** The headings, then the rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(headings));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(width(column) - cell.length());
            line.append(column == 0 ? "" : "  ").append(right.get(column) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = headings.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
