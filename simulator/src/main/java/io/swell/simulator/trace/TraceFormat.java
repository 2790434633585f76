package io.swell.simulator.trace;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.InputLines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the lines of a trace mean, by its header. */
enum TraceFormat {

    /** When each request came and how long it kept a slot. */
    REQUESTS("arrival_s", "service_s"),

    /** How many requests came in each second, which grows from line to line; seconds left out had none. */
    COUNTS("second", "requests");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    TraceFormat(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    String header() {
        return String.join(",", columns);
    }

    /** @throws BadInput if the header is none of a trace */
    static TraceFormat of(InputLines lines, String header) {
        List<String> given =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        for (TraceFormat format : values()) {
            if (format.columns.equals(given)) {
                return format;
            }
        }
        throw lines.refuse("header", "must be one of " + headers(), header);
    }

    static String headers() {
        return Arrays.stream(values()).map(TraceFormat::header).collect(Collectors.joining(" | "));
    }
}
