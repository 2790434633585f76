package io.swell.controller.deployment;

import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.util.List;

/**
 * What changed on one replica host. It says how things are and not how they changed, so changes that were taken before
 * do no harm.
 *
 * @param base the sequence of its report since which this tells all changes; {@link #EVERYTHING} for a whole inventory:
 *     what it does not list is not there
 * @param sequence above 0, grows with every change at the host
 * @param resources what replicas may use of this host together
 * @param leaving whether the host wants to be emptied
 * @param changed replicas that came or changed since the base, as they are now
 * @param removed those that ended since the base, whether it had them or not; none in a whole inventory
 */
public record HostChanges(
        ProcessId host,
        long base,
        long sequence,
        ResourceAmounts resources,
        boolean leaving,
        List<ObservedReplica> changed,
        List<ReplicaId> removed) {

    /** The base of a whole inventory. */
    public static final long EVERYTHING = 0;

    public HostChanges {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    boolean isWhole() {
        return base == EVERYTHING;
    }
}
