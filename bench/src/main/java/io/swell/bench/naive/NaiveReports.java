package io.swell.bench.naive;

import io.swell.shared.protocol.WireMessage;
import java.util.List;
import java.util.Map;

/** Reports as one would first write them. All say the same: how many requests wait, and how many each replica has. */
public final class NaiveReports {

    private NaiveReports() {}

    /**
     * One handle's load.
     *
     * @param running by replica
     * @param nanoTime when it was read; the machine's monotonic clock
     */
    public record HandleReport(
            String deployment, String handle, int queued, Map<String, Integer> running, long nanoTime)
            implements WireMessage {}

    /** All handles of a process, or as many as fit in a frame. */
    public record GroupedReport(String process, List<HandleReport> handles, long nanoTime) implements WireMessage {}

    /**
     * All handles of a process in columns, with the names once per message. Replicas of row {@code i} are those from
     * {@code firstReplica[i]} to before {@code firstReplica[i + 1]}.
     */
    public record ColumnarReport(
            String process,
            String[] deployments,
            String[] replicas,
            int[] deployment,
            long[] handle,
            int[] queued,
            int[] firstReplica,
            int[] replica,
            int[] running,
            long nanoTime)
            implements WireMessage {}
}
