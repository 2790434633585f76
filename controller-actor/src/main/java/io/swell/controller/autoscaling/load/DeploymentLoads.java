package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The load of every deployment over all processes, kept up to date entry by entry: columns of primitives, indexed by the
 * deployment's ordinal. A report touches a thousand deployments that nobody has looked at for a tenth of a second, so
 * what an entry costs is what it must fetch from memory: two neighbouring lines here, ten scattered ones if each
 * deployment were objects of its own.
 *
 * <p>The cluster-wide integral at {@code now} is the sum over processes of {@code I + c (now - a)}: the integral {@code I}
 * of the last entry, held on at its count {@code c} since its arrival {@code a}. Split into {@code sum(I) + now sum(c) -
 * sum(c a)} it costs three sums, however many processes there are. Integers throughout: adding and taking away leaves
 * nothing behind.
 */
final class DeploymentLoads {

    private final Map<String, DeploymentLoad> byName = new HashMap<>();
    private final List<DeploymentLoad> byOrdinal = new ArrayList<>();

    private int[] handles = {};
    private int[] interested = {};
    private int[] queued = {};
    private int[] ongoing = {};
    private int[] missingOngoing = {};
    private int[] unreachableOngoing = {};
    private long[] settledMicros = {};
    private long[] countTimesArrival = {};
    private long[] arrivals = {};
    private long[] completions = {};
    private long[] failures = {};
    private long[] rejections = {};
    private long[] lateWaits = {};

    /** The deployment of that name if anybody ever asked for it; so the name is a legal one. */
    @Nullable
    DeploymentLoad named(String name) {
        return byName.get(name);
    }

    /** The deployment's place, which is a new one if nobody asked for it before. */
    DeploymentLoad of(DeploymentId id) {
        DeploymentLoad known = byName.get(id.name());
        if (known == null) {
            known = new DeploymentLoad(id, byOrdinal.size(), this);
            byName.put(id.name(), known);
            byOrdinal.add(known);
            reserve(byOrdinal.size());
        }
        return known;
    }

    DeploymentId id(int ordinal) {
        return byOrdinal.get(ordinal).id();
    }

    Collection<DeploymentLoad> all() {
        return Collections.unmodifiableCollection(byOrdinal);
    }

    int handles(int ordinal) {
        return handles[ordinal];
    }

    int interested(int ordinal) {
        return interested[ordinal];
    }

    int queued(int ordinal) {
        return queued[ordinal];
    }

    int ongoing(int ordinal) {
        return ongoing[ordinal];
    }

    int missingOngoing(int ordinal) {
        return missingOngoing[ordinal];
    }

    int unreachableOngoing(int ordinal) {
        return unreachableOngoing[ordinal];
    }

    long integralMicros(int ordinal, long nowMicros) {
        return settledMicros[ordinal] + ongoing[ordinal] * nowMicros - countTimesArrival[ordinal];
    }

    long arrivals(int ordinal) {
        return arrivals[ordinal];
    }

    long completions(int ordinal) {
        return completions[ordinal];
    }

    long failures(int ordinal) {
        return failures[ordinal];
    }

    long rejections(int ordinal) {
        return rejections[ordinal];
    }

    long lateWaits(int ordinal) {
        return lateWaits[ordinal];
    }

    /** A process's count that held since {@code arrivedMicros} no longer does. */
    void release(int ordinal, int queuedCount, int ongoingCount, long arrivedMicros) {
        move(ordinal, -queuedCount, -ongoingCount, -ongoingCount * arrivedMicros);
    }

    /** A process's count that held since {@code heldSinceMicros} is another now. */
    void replace(
            int ordinal,
            int queuedGrowth,
            int ongoingBefore,
            int ongoingNow,
            long heldSinceMicros,
            long nowMicros,
            long settled) {
        move(
                ordinal,
                queuedGrowth,
                ongoingNow - ongoingBefore,
                ongoingNow * nowMicros - ongoingBefore * heldSinceMicros);
        settledMicros[ordinal] += settled;
    }

    /** What does not change is not touched: it would have to be fetched from memory. */
    private void move(int ordinal, int queuedGrowth, int ongoingGrowth, long countTimesArrivalGrowth) {
        if (queuedGrowth != 0) {
            queued[ordinal] += queuedGrowth;
        }
        ongoing[ordinal] += ongoingGrowth;
        countTimesArrival[ordinal] += countTimesArrivalGrowth;
    }

    /** So many request-microseconds are certain now. */
    void settle(int ordinal, long micros) {
        settledMicros[ordinal] += micros;
    }

    void count(int ordinal, long arrived, long completed, long failed, long rejected, long late) {
        arrivals[ordinal] += arrived;
        completions[ordinal] += completed;
        if ((failed | rejected | late) != 0) {
            failures[ordinal] += failed;
            rejections[ordinal] += rejected;
            lateWaits[ordinal] += late;
        }
    }

    void handlesChanged(int ordinal, int before, int after) {
        handles[ordinal] += after - before;
        interested[ordinal] += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    void missing(int ordinal, int ongoingChange) {
        missingOngoing[ordinal] += ongoingChange;
    }

    void unreachable(int ordinal, int ongoingChange) {
        unreachableOngoing[ordinal] += ongoingChange;
    }

    private void reserve(int deployments) {
        if (deployments <= handles.length) {
            return;
        }
        int capacity = Math.max(64, deployments + deployments / 4);
        handles = Arrays.copyOf(handles, capacity);
        interested = Arrays.copyOf(interested, capacity);
        queued = Arrays.copyOf(queued, capacity);
        ongoing = Arrays.copyOf(ongoing, capacity);
        missingOngoing = Arrays.copyOf(missingOngoing, capacity);
        unreachableOngoing = Arrays.copyOf(unreachableOngoing, capacity);
        settledMicros = Arrays.copyOf(settledMicros, capacity);
        countTimesArrival = Arrays.copyOf(countTimesArrival, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        completions = Arrays.copyOf(completions, capacity);
        failures = Arrays.copyOf(failures, capacity);
        rejections = Arrays.copyOf(rejections, capacity);
        lateWaits = Arrays.copyOf(lateWaits, capacity);
    }
}
