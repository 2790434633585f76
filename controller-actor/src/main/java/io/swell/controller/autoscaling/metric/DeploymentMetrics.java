package io.swell.controller.autoscaling.metric;

import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All metrics of one deployment, over all hosts. */
final class DeploymentMetrics implements RecordedMetrics {

    private final Map<String, HostSums> byName = new HashMap<>();

    @Override
    public Optional<MetricOverReplicas> metric(String name) {
        HostSums sums = byName.get(name);
        return sums == null ? Optional.empty() : sums.total();
    }

    /** Whether this changed anything. */
    boolean put(ProcessId host, MetricSum sum) {
        return byName.computeIfAbsent(sum.name(), name -> new HostSums()).put(host, sum);
    }

    void remove(ProcessId host, String name) {
        HostSums sums = byName.get(name);
        if (sums != null) {
            sums.remove(host);
            if (sums.isEmpty()) {
                byName.remove(name);
            }
        }
    }
}
