package io.swell.shared.report;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.load.LoadSum;

/** One deployment of this process as the last report that mentioned it put it. */
final class ReportedRow {

    private final DeploymentId id;
    private final int number;
    private LoadSnapshot load = LoadSnapshot.ZERO;
    private int handles = -1;
    private long sentMicros;
    private long sentSequence;

    ReportedRow(DeploymentId id, int number) {
        this.id = id;
        this.number = number;
    }

    DeploymentId id() {
        return id;
    }

    int number() {
        return number;
    }

    LoadSnapshot load() {
        return load;
    }

    int handles() {
        return handles;
    }

    int lastSentOngoing() {
        return load.ongoing();
    }

    /**
     * Whether a controller that holds {@code base}, or anything after it, would be wrong without this row. What was sent
     * at or before the base is held for certain, so it is what to extrapolate from.
     */
    boolean mustBeSent(LoadSum current, int currentHandles, long nowMicros, long base) {
        return base == 0
                || sentSequence == 0
                || sentSequence > base
                || handles != currentHandles
                || !current.continues(load, nowMicros - sentMicros);
    }

    void sent(LoadSnapshot current, int currentHandles, long nowMicros, long sequence) {
        load = current;
        handles = currentHandles;
        sentMicros = nowMicros;
        sentSequence = sequence;
    }
}
