package io.swell.controller.autoscaling.metric;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.List;

/** What a host tells, in one line of a test. */
public final class Told {

    public static final ProcessId A = new ProcessId("10.0.0.1:25520", 1);
    public static final ProcessId B = new ProcessId("10.0.0.2:25520", 2);
    public static final DeploymentId ECHO = new DeploymentId("echo");
    public static final DeploymentId OTHER = new DeploymentId("other");
    public static final String BACKLOG = "backlog";

    private Told() {}

    public static HostMetrics by(ProcessId host, long sequence, MetricSum... metrics) {
        return part(host, sequence, 0, 1, metrics);
    }

    public static HostMetrics part(ProcessId host, long sequence, int part, int parts, MetricSum... metrics) {
        return new HostMetrics(host, sequence, part, parts, List.of(metrics));
    }

    public static MetricSum backlog(DeploymentId deployment, int replicas, double sum) {
        return new MetricSum(deployment, BACKLOG, replicas, sum);
    }
}
