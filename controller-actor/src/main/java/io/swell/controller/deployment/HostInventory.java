package io.swell.controller.deployment;

import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import java.util.List;

/**
 * Everything one replica host has.
 *
 * @param sequence grows with every change at the host; an older inventory is ignored
 * @param resources what replicas may use of this host together
 * @param leaving whether the host wants to be emptied
 */
public record HostInventory(
        ProcessId host, long sequence, ResourceAmounts resources, boolean leaving, List<ObservedReplica> replicas) {

    public HostInventory {
        replicas = List.copyOf(replicas);
    }
}
