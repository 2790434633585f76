package io.swell.shared.recording;

import java.util.List;

/**
 * What all deployments of a process did in a stretch of time. Times are milliseconds since the process began to count.
 *
 * @param fromMillis where the last sample ended
 * @param toMillis above {@code fromMillis}
 * @param rows one for each deployment that did anything
 */
public record LoadSample(long fromMillis, long toMillis, List<LoadRow> rows) {

    public LoadSample {
        if (fromMillis < 0 || toMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "a sample must end after it begins, was: from " + fromMillis + " to " + toMillis);
        }
        rows = List.copyOf(rows);
    }
}
