package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All replica hosts that have reported, in order of process, and whether they are all there are: a controller that has
 * just begun must not take what it has not heard of for missing. See docs/adr/0020.
 */
final class Hosts {

    /** A report that was under way when its process was removed must not bring it back; so many are remembered. */
    private static final int REMEMBERED_GONE = 1_000;

    private final Map<ProcessId, Host> hosts = new TreeMap<>();
    private final Set<ProcessId> unreachable = new HashSet<>();
    private final Set<ProcessId> gone = new LinkedHashSet<>();
    private final long settledAtMicros;
    private @Nullable Set<ProcessId> expected;
    private boolean complete;

    /** @param settledAtMicros from then on the picture counts as complete, whoever is missing */
    Hosts(long settledAtMicros) {
        this.settledAtMicros = settledAtMicros;
    }

    void expect(Set<ProcessId> processes) {
        expected = Set.copyOf(processes);
    }

    /** Complete for good once every expected host has reported or is gone, or the time to settle has passed. */
    boolean isComplete(long now) {
        if (!complete) {
            complete = now >= settledAtMicros
                    || (expected != null && expected.stream().allMatch(this::isAccountedFor));
        }
        return complete;
    }

    boolean wasComplete() {
        return complete;
    }

    long settledAtMicros() {
        return complete ? Micros.NEVER : settledAtMicros;
    }

    /** What is to be done with a report; a host that has not reported is unknown before its first whole one. */
    Reception receive(HostChanges changes) {
        Host host = hosts.get(changes.host());
        long held = host == null ? HostChanges.EVERYTHING : host.sequence();
        if (isGone(changes.host()) || changes.sequence() <= held) {
            return Reception.KNOWN;
        }
        return changes.base() <= held ? Reception.NEWS : Reception.BASELESS;
    }

    Host reported(ProcessId process) {
        return hosts.computeIfAbsent(process, id -> new Host(id, !unreachable.contains(id)));
    }

    /** Answers the host if it has reported and its reachability is new. */
    @Nullable
    Host setReachable(ProcessId process, boolean reachable) {
        if (isGone(process) || !(reachable ? unreachable.remove(process) : unreachable.add(process))) {
            return null;
        }
        Host host = hosts.get(process);
        if (host != null) {
            host.setReachable(reachable);
        }
        return host;
    }

    /** Answers the host if it had reported. */
    @Nullable
    Host remove(ProcessId process) {
        unreachable.remove(process);
        gone.add(process);
        if (gone.size() > REMEMBERED_GONE) {
            gone.remove(gone.iterator().next());
        }
        return hosts.remove(process);
    }

    /** In order of process. */
    Collection<Host> all() {
        return hosts.values();
    }

    private boolean isAccountedFor(ProcessId process) {
        return hosts.containsKey(process) || isGone(process);
    }

    private boolean isGone(ProcessId process) {
        return gone.contains(process);
    }
}
