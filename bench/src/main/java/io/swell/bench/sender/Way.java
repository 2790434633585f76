package io.swell.bench.sender;

import java.util.Arrays;

/** A way of telling the controller what the handles carry. */
public enum Way {
    PER_HANDLE("per-handle"),
    GROUPED_RECORDS("grouped-records"),
    GROUPED_COLUMNAR("grouped-columnar"),
    SWELL("swell");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Way of(String label) {
        return Arrays.stream(values())
                .filter(way -> way.label.equals(label))
                .findFirst()
                .orElseThrow();
    }
}
