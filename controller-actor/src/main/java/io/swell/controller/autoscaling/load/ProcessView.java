package io.swell.controller.autoscaling.load;

import io.swell.shared.id.ProcessId;

/**
 * One process as the controller sees it, for people.
 *
 * @param reportAgeMicros since its last report arrived; -1 for never
 */
public record ProcessView(ProcessId process, State state, long reportAgeMicros, int handles)
        implements Comparable<ProcessView> {

    /** Why its load is believed or doubted. */
    public enum State {
        EXPECTED,
        REPORTING,
        SILENT,
        UNREACHABLE
    }

    static ProcessView of(ProcessLoad load, long nowMicros) {
        boolean reported = load.lastReportMicros() != ProcessLoad.NEVER;
        State state;
        if (load.isUnreachable()) {
            state = State.UNREACHABLE;
        } else if (!reported) {
            state = State.EXPECTED;
        } else {
            state = load.isSilent() ? State.SILENT : State.REPORTING;
        }
        return new ProcessView(load.id(), state, reported ? nowMicros - load.lastReportMicros() : -1, load.handles());
    }

    @Override
    public int compareTo(ProcessView other) {
        return process.compareTo(other.process);
    }
}
