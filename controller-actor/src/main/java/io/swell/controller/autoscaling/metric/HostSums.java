package io.swell.controller.autoscaling.metric;

import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one deployment, host by host. Changes only mark the total as outdated: it is added up anew when it is next
 * asked for, since what is added to a sum of fractions and taken away again leaves something behind.
 */
final class HostSums {

    private final Map<ProcessId, MetricSum> byHost = new LinkedHashMap<>();
    private @Nullable MetricOverReplicas total;

    /** Whether this changed anything. */
    boolean put(ProcessId host, MetricSum sum) {
        boolean changed = !sum.equals(byHost.put(host, sum));
        if (changed) {
            total = null;
        }
        return changed;
    }

    void remove(ProcessId host) {
        byHost.remove(host);
        total = null;
    }

    boolean isEmpty() {
        return byHost.isEmpty();
    }

    Optional<MetricOverReplicas> total() {
        if (total == null && !byHost.isEmpty()) {
            int replicas = 0;
            double sum = 0;
            for (MetricSum part : byHost.values()) {
                replicas += part.replicas();
                sum = MetricSum.add(sum, part.sum());
            }
            total = new MetricOverReplicas(replicas, sum);
        }
        return Optional.ofNullable(total);
    }
}
