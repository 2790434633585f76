package io.swell.shared.input;

import java.util.List;

/** What a user gave cannot be used. The command says every problem and ends with exit code 2, nothing started. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    @SuppressWarnings("serial") // never serialized
    private final List<String> problems;

    /**
     * Everything that is wrong.
     *
     * @param problems one sentence each, with key, rule and value
     */
    public BadInput(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem: {@code "max-replicas must be at least 1, was: 0"}. */
    public static BadInput of(String key, String rule, Object value) {
        return new BadInput(List.of(describe(key, rule, value)));
    }

    /** One problem at a line: {@code "trace.csv:3: service_s must be at least 0, was: -1"}. */
    public static BadInput at(String source, long line, String key, String rule, Object value) {
        return new BadInput(List.of(source + ":" + line + ": " + describe(key, rule, value)));
    }

    /** The sentence for one problem; control characters and what is very long are left out of the value. */
    public static String describe(String key, String rule, Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
        String shown = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
        return key + " " + rule + ", was: " + (shown.isEmpty() ? "(nothing)" : shown);
    }

    public List<String> problems() {
        return problems;
    }
}
