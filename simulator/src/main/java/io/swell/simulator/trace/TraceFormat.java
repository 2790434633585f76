package io.swell.simulator.trace;

import io.swell.shared.input.CsvForm;
import java.util.List;

/** What the lines of a trace mean, by its header. */
enum TraceFormat implements CsvForm {

    /** When each request came and how long it kept a slot. */
    REQUESTS("arrival_s", "service_s"),

    /** How many requests came in each second, which grows from line to line; seconds left out had none. */
    COUNTS("second", "requests");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    TraceFormat(String... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public List<String> columns() {
        return columns;
    }
}
