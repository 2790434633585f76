package io.swell.shared.report;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.load.LoadSum;
import java.util.HashMap;
import java.util.Map;

/** The meters of one deployment's handles in this process, and what handles that are gone left behind. */
public final class DeploymentMeters {

    /** A smaller load than this is no edge, whatever it grew from. */
    private static final int SMALLEST_EDGE = 16;

    private final DeploymentId id;
    private final int number;
    private final Map<HandleId, LoadMeter> meters = new HashMap<>();
    private LoadSnapshot retired = LoadSnapshot.ZERO;

    DeploymentMeters(DeploymentId id, int number) {
        this.id = id;
        this.number = number;
    }

    public DeploymentId id() {
        return id;
    }

    public int number() {
        return number;
    }

    public int handles() {
        return meters.size();
    }

    boolean add(HandleId handle, LoadMeter meter) {
        return meters.putIfAbsent(handle, meter) == null;
    }

    boolean retire(HandleId handle, long nowNanos) {
        LoadMeter meter = meters.remove(handle);
        if (meter == null) {
            return false;
        }
        retired = retired.plus(meter.read(nowNanos).withoutCounts());
        return true;
    }

    /** All of them added up, and what is left of others. */
    public LoadSnapshot read(long nowNanos) {
        return read(new LoadSum(), nowNanos).snapshot();
    }

    /** The same in an object that is used again. */
    public LoadSum read(LoadSum into, long nowNanos) {
        into.set(retired);
        for (LoadMeter meter : meters.values()) {
            meter.addTo(into, nowNanos);
        }
        return into;
    }

    /** Has each meter say when its load has grown by the factor. */
    void watchGrowth(double factor) {
        for (LoadMeter meter : meters.values()) {
            meter.setEdge((int) Math.min(Integer.MAX_VALUE, Math.max(SMALLEST_EDGE, factor * meter.ongoing())));
        }
    }
}
