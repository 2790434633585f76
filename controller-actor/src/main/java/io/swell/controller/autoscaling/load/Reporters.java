package io.swell.controller.autoscaling.load;

import java.util.Collection;

/**
 * Who reports and who does not.
 *
 * @param known processes whose reports are waited for
 * @param fresh those that report
 * @param unreachable those the cluster cannot reach
 * @param watchedSinceMicros since when the load of every known process has been seen; {@link Long#MAX_VALUE} if that of
 *     one has not been seen at all
 */
public record Reporters(int known, int fresh, int unreachable, long watchedSinceMicros) {

    /** Whether every known process has been watched for so long. */
    public boolean watchedFor(long periodMicros, long nowMicros) {
        return watchedSinceMicros == Long.MIN_VALUE
                || (watchedSinceMicros != Long.MAX_VALUE && nowMicros - periodMicros >= watchedSinceMicros);
    }

    static Reporters of(Collection<ProcessLoad> processes) {
        int known = 0;
        int fresh = 0;
        int unreachable = 0;
        long watchedSince = Long.MIN_VALUE;
        for (ProcessLoad process : processes) {
            if (process.isKnown()) {
                known++;
                fresh += process.isMissing() ? 0 : 1;
                unreachable += process.isUnreachable() ? 1 : 0;
                long since = process.watchedSinceMicros();
                watchedSince = Math.max(watchedSince, since);
            }
        }
        return new Reporters(known, fresh, unreachable, watchedSince);
    }
}
