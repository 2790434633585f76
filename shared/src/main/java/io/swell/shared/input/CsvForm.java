package io.swell.shared.input;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of several forms a file of comma-separated values may have; its header says which. */
public interface CsvForm {

    /** What the header names, in this order. */
    List<String> columns();

    default String header() {
        return String.join(",", columns());
    }

    /**
     * The form of which the first of these lines is the header.
     *
     * @throws BadInput if there is none, or no line at all
     */
    static <F extends CsvForm> F of(InputLines lines, F[] forms) throws IOException {
        @Nullable String header = lines.next();
        if (header == null) {
            throw lines.refuse("header", "must be one of " + headers(forms), "an empty file");
        }
        List<String> given =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        return Arrays.stream(forms)
                .filter(form -> form.columns().equals(given))
                .findFirst()
                .orElseThrow(() -> lines.refuse("header", "must be one of " + headers(forms), header));
    }

    private static String headers(CsvForm[] forms) {
        return Arrays.stream(forms).map(CsvForm::header).collect(Collectors.joining(" | "));
    }
}
