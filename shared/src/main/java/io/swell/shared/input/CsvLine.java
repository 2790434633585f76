package io.swell.shared.input;

import java.util.List;

/** One line of comma-separated values, taken apart into its columns and read strictly. */
public final class CsvLine {

    private final InputLines lines;
    private final List<String> columns;
    private final String[] values;

    /**
     * Takes a line apart.
     *
     * @throws BadInput if it has another number of columns
     */
    public CsvLine(InputLines lines, List<String> columns, String line) {
        this.lines = lines;
        this.columns = columns;
        this.values = line.split(",", -1);
        if (values.length != columns.size()) {
            throw lines.refuse(
                    "line", "must have the " + columns.size() + " columns " + String.join(",", columns), line);
        }
    }

    /** A time in seconds, from 0 to {@code longest}. */
    public double seconds(int column, double longest) {
        double seconds = number(column);
        if (!(seconds >= 0 && seconds <= longest)) {
            throw refuse(column, "must be from 0 to " + (long) longest + " s");
        }
        return seconds;
    }

    /** A whole number from 0 to {@code most}. */
    public long count(int column, long most) {
        double number = number(column);
        if (number != Math.rint(number) || number < 0 || number > most) {
            throw refuse(column, "must be a whole number from 0 to " + most);
        }
        return (long) number;
    }

    /** A problem with the value of a column. */
    public BadInput refuse(int column, String rule) {
        return lines.refuse(columns.get(column), rule, values[column]);
    }

    private double number(int column) {
        String value = values[column].strip();
        if (!isDecimal(value)) {
            throw refuse(column, "must be a number");
        }
        return Double.parseDouble(value);
    }

    /** parseDouble alone would also take "1d", "0x1p3", "NaN" and "Infinity". */
    private static boolean isDecimal(String value) {
        boolean hasDigit = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                hasDigit = true;
            } else if (c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-') {
                return false;
            }
        }
        return hasDigit && isParsed(value);
    }

    private static boolean isParsed(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
