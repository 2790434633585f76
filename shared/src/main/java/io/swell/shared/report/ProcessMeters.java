package io.swell.shared.report;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every meter of the process, grouped by deployment. Deployments are numbered in order of appearance; a number lasts as
 * long as the process.
 */
public final class ProcessMeters {

    private final Map<DeploymentId, DeploymentMeters> byId = new HashMap<>();
    private final List<DeploymentMeters> byNumber = new ArrayList<>();
    private int handles;

    /** Whether it is the only handle of its deployment here. A handle registered twice counts once. */
    boolean register(HandleId handle, LoadMeter meter) {
        DeploymentMeters meters = byId.computeIfAbsent(handle.deployment(), this::numbered);
        boolean isFirst = meters.handles() == 0;
        if (meters.add(handle, meter)) {
            handles++;
        }
        return isFirst;
    }

    /** Keeps what the handle counted and takes its current counts away. */
    void remove(HandleId handle, long nowNanos) {
        DeploymentMeters meters = byId.get(handle.deployment());
        if (meters != null && meters.retire(handle, nowNanos)) {
            handles--;
        }
    }

    public int handles() {
        return handles;
    }

    /** In order of their numbers, from 0. */
    public List<DeploymentMeters> deployments() {
        return byNumber;
    }

    public @Nullable DeploymentMeters of(DeploymentId deployment) {
        return byId.get(deployment);
    }

    private DeploymentMeters numbered(DeploymentId deployment) {
        DeploymentMeters meters = new DeploymentMeters(deployment, byNumber.size());
        byNumber.add(meters);
        return meters;
    }
}
