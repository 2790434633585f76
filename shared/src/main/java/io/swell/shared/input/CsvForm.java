package io.swell.shared.input;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One of several forms a file of comma-separated values may have; its header says which. */
public interface CsvForm {

    /** What the header names, in this order. */
    List<String> columns();

    default String header() {
        return String.join(",", columns());
    }

    /**
     * The form with that header.
     *
     * @throws BadInput if none has
     */
    static <F extends CsvForm> F of(InputLines lines, String header, F[] forms) {
        List<String> given =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        return Arrays.stream(forms)
                .filter(form -> form.columns().equals(given))
                .findFirst()
                .orElseThrow(() -> lines.refuse("header", "must be one of " + headers(forms), header));
    }

    /** The headers there are, for messages. */
    static String headers(CsvForm[] forms) {
        return Arrays.stream(forms).map(CsvForm::header).collect(Collectors.joining(" | "));
    }
}
