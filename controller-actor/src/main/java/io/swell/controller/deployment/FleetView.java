package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import java.util.List;

/**
 * One deployment at an instant.
 *
 * @param target what has been granted; until something was, what is observed
 * @param starting ordered, not running yet
 * @param running ready and not told to drain, unreachable hosts included
 * @param draining told to drain, not stopped yet
 * @param pending wanted, but fit on no host
 * @param hosts where its replicas are, in order
 * @param detail what is wrong or under way, in sentences; empty when nothing is
 */
public record FleetView(
        int target,
        int starting,
        int running,
        int draining,
        int pending,
        List<ProcessId> hosts,
        DeploymentHealth health,
        String detail) {

    static final FleetView NOTHING = new FleetView(0, 0, 0, 0, 0, List.of(), DeploymentHealth.HEALTHY, "");

    public FleetView {
        hosts = List.copyOf(hosts);
    }
}
