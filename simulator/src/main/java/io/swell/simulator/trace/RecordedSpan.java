package io.swell.simulator.trace;

import io.swell.shared.recording.LoadRow;

/**
 * What a deployment did within a sample, in one process.
 *
 * @param from beginning, in seconds from where the trace begins
 * @param to end, the same
 * @param arrivals requests that came, those turned away included: with another policy they need not be
 * @param ends requests that ended, well or not
 * @param busySeconds slots kept, over time
 */
record RecordedSpan(double from, double to, long arrivals, long ends, double busySeconds) {

    static RecordedSpan of(double from, double to, LoadRow row) {
        return new RecordedSpan(
                from, to, row.arrivals(), row.completions() + row.failures(), row.runningMicros() / 1e6);
    }

    double middle() {
        return (from + to) / 2;
    }
}
