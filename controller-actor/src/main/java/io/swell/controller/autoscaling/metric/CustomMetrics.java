package io.swell.controller.autoscaling.metric;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What user code in replicas recorded, of all deployments, from what each host last told. A message costs as much as it
 * carries; what nobody asks for is not added up. See docs/adr/0054-metrics-of-user-code.md.
 */
public final class CustomMetrics {

    private final Map<ProcessId, HostShare> hosts = new HashMap<>();
    private final Map<DeploymentId, DeploymentMetrics> deployments = new HashMap<>();
    private final Set<DeploymentId> changed = new LinkedHashSet<>();

    /** Takes what a member of the cluster told; an older message than one that came before changes nothing. */
    public void record(HostMetrics message) {
        ProcessId host = message.process();
        HostShare share = hosts.computeIfAbsent(host, first -> new HostShare());
        if (!share.accepts(message)) {
            return;
        }
        for (MetricSum sum : message.metrics()) {
            share.hold(new HostShare.Key(sum.deployment(), sum.name()));
            if (metrics(sum.deployment()).put(host, sum)) {
                changed.add(sum.deployment());
            }
        }
        share.takeEnded(message.parts()).forEach(ended -> end(host, ended));
    }

    /** The host has left the cluster, and its replicas with it. */
    public void remove(ProcessId host) {
        HostShare share = hosts.remove(host);
        if (share != null) {
            share.held().forEach(metric -> end(host, metric));
        }
    }

    private void end(ProcessId host, HostShare.Key metric) {
        metrics(metric.deployment()).remove(host, metric.name());
        changed.add(metric.deployment());
    }

    /** The deployment's metrics, as they are whenever they are asked. */
    public RecordedMetrics of(DeploymentId deployment) {
        return metrics(deployment);
    }

    private DeploymentMetrics metrics(DeploymentId deployment) {
        return deployments.computeIfAbsent(deployment, first -> new DeploymentMetrics());
    }

    /** Hands out each deployment of which something changed since this was last asked. */
    public void takeChanged(Consumer<DeploymentId> each) {
        changed.forEach(each);
        changed.clear();
    }
}
