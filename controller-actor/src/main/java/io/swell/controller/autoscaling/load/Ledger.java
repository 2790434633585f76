package io.swell.controller.autoscaling.load;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;

/** Where a process's books enter what they find. */
interface Ledger {

    DeploymentLoad load(DeploymentId deployment);

    /** The deployment's load is about to change. */
    void changing(DeploymentLoad deployment, long nowMicros);

    /** A process got its first handle for the deployment, or lost its last. */
    void interest(ProcessId process, DeploymentId deployment, boolean interested);

    void refused(String deployment, String rule);
}
