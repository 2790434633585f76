package io.swell.node.demo;

import io.swell.node.input.BadInput;
import io.swell.node.input.InputLines;
import java.util.List;

/** One line of a trace, taken apart into its columns. */
final class TraceLine {

    private final InputLines lines;
    private final List<String> columns;
    private final String[] values;

    /** @throws BadInput if it has another number of columns */
    TraceLine(InputLines lines, List<String> columns, String line) {
        this.lines = lines;
        this.columns = columns;
        this.values = line.split(",", -1);
        if (values.length != columns.size()) {
            throw lines.refuse(
                    "line", "must have the " + columns.size() + " columns " + String.join(",", columns), line);
        }
    }

    /** A time in seconds, at least 0, as microseconds that may have a fraction. */
    double micros(int column, double longestSeconds) {
        double seconds = number(column);
        if (!(seconds >= 0 && seconds <= longestSeconds)) {
            throw refuse(column, "must be from 0 to " + (long) longestSeconds + " s");
        }
        return seconds * 1_000_000;
    }

    /** A whole number from 0 to {@code most}. */
    long count(int column, long most) {
        double number = number(column);
        if (number != Math.rint(number) || number < 0 || number > most) {
            throw refuse(column, "must be a whole number from 0 to " + most);
        }
        return (long) number;
    }

    BadInput refuse(int column, String rule) {
        return lines.refuse(columns.get(column), rule, values[column]);
    }

    private double number(int column) {
        String value = values[column].strip();
        // parseDouble alone would also take "1d", "0x1p3", "NaN" and "Infinity".
        if (!value.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw refuse(column, "must be a number");
        }
        return Double.parseDouble(value);
    }
}
