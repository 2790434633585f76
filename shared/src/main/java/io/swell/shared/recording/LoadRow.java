package io.swell.shared.recording;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadSnapshot;

/**
 * What one deployment's load did within a sample's time, in one process. Counts are of that time alone, integrals in
 * request-microseconds.
 *
 * @param arrivals requests that came, refused ones included
 * @param completions requests answered by user code
 * @param failures requests accepted and then answered with a failure
 * @param rejections requests turned away
 * @param runningMicros integral of the requests assigned to a replica
 * @param queuedMicros integral of the requests waiting at a handle
 */
public record LoadRow(
        DeploymentId deployment,
        long arrivals,
        long completions,
        long failures,
        long rejections,
        long runningMicros,
        long queuedMicros) {

    public LoadRow {
        if (arrivals < 0
                || completions < 0
                || failures < 0
                || rejections < 0
                || runningMicros < 0
                || queuedMicros < 0) {
            throw new IllegalArgumentException("a row must have no negative value, has: " + deployment);
        }
    }

    /** What happened between two looks at the same meters, of which nothing ever falls. */
    static LoadRow between(DeploymentId deployment, LoadSnapshot before, LoadSnapshot after) {
        return new LoadRow(
                deployment,
                after.arrivals() - before.arrivals(),
                after.completions() - before.completions(),
                after.failures() - before.failures(),
                after.rejections() - before.rejections(),
                after.runningMicros() - before.runningMicros(),
                after.queuedMicros() - before.queuedMicros());
    }

    /** Whether nothing happened. */
    boolean isIdle() {
        return arrivals == 0
                && completions == 0
                && failures == 0
                && rejections == 0
                && runningMicros == 0
                && queuedMicros == 0;
    }
}
