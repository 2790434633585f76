package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;

/** One deployment's load over all processes: its row of {@link DeploymentLoads}, as it is whenever it is asked. */
public final class DeploymentLoad implements RequestCounts {

    private final DeploymentId id;
    private final int ordinal;
    private final DeploymentLoads loads;

    DeploymentLoad(DeploymentId id, int ordinal, DeploymentLoads loads) {
        this.id = id;
        this.ordinal = ordinal;
        this.loads = loads;
    }

    /** Requests counted since this controller began to watch; none ever falls. */
    public record Counters(long arrivals, long completions, long failures, long rejections, long lateWaits) {}

    public DeploymentId id() {
        return id;
    }

    /** Its place among all deployments, from 0 and for good: an index is found faster than a name. */
    public int ordinal() {
        return ordinal;
    }

    /** Handles in all processes that last reported any. */
    public int handles() {
        return loads.handles(ordinal);
    }

    /** Requests waiting at handles, as last reported. */
    public int queued() {
        return loads.queued(ordinal);
    }

    /** Requests waiting or running, as last reported. */
    public int ongoing() {
        return loads.ongoing(ordinal);
    }

    /** The part of {@link #ongoing()} that comes from processes which are silent or unreachable. */
    public int missingOngoing() {
        return loads.missingOngoing(ordinal);
    }

    /** The part of {@link #ongoing()} that comes from unreachable processes. */
    public int unreachableOngoing() {
        return loads.unreachableOngoing(ordinal);
    }

    /** Integral of ongoing requests since this controller began to watch, in request-microseconds. */
    public long integralMicros(long nowMicros) {
        return loads.integralMicros(ordinal, nowMicros);
    }

    public Counters counters() {
        return new Counters(
                loads.arrivals(ordinal),
                loads.completions(ordinal),
                loads.failures(ordinal),
                loads.rejections(ordinal),
                loads.lateWaits(ordinal));
    }

    @Override
    public long arrivals() {
        return loads.arrivals(ordinal);
    }

    @Override
    public long ends() {
        return loads.completions(ordinal) + loads.failures(ordinal);
    }

    @Override
    public long lateWaits() {
        return loads.lateWaits(ordinal);
    }

    /** How many processes have handles for it. */
    public int interested() {
        return loads.interested(ordinal);
    }
}
