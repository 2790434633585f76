package io.swell.shared.protocol;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;

/** How a request ended, as its caller sees it. Stays within the JVM. */
public sealed interface RequestOutcome {

    /** User code answered. */
    record Completed(Object response) implements RequestOutcome {}

    /** Anything but an answer of user code. */
    sealed interface Failure extends RequestOutcome {
        /** One sentence a person would say. */
        String message();
    }

    /** The handle's queue was full; nothing was begun. */
    record Rejected(DeploymentId deployment, int maxQueuedRequests) implements Failure {
        @Override
        public String message() {
            return "deployment " + deployment + " has " + maxQueuedRequests
                    + " requests waiting at this handle already (max-queued-requests)";
        }
    }

    /** The caller's time was over before an answer came; user code may have run. */
    record Expired(DeploymentId deployment, Duration timeout, boolean begun) implements Failure {
        @Override
        public String message() {
            return "no answer of deployment " + deployment + " within " + timeout.toMillis() + " ms; the request "
                    + (begun ? "was running" : "was still waiting for a replica");
        }
    }

    /** The replica that had the request is gone; user code may have run. */
    record ReplicaDied(ReplicaId replica) implements Failure {
        @Override
        public String message() {
            return "replica " + replica + " ended while it had the request";
        }
    }

    /** No such deployment, or it cannot run; waiting would be in vain. */
    record NotRunning(DeploymentId deployment, String why) implements Failure {
        @Override
        public String message() {
            return "deployment " + deployment + " is not running: " + why;
        }
    }

    /** User code threw, or the request or response could not cross to or from it. */
    record HandlerFailed(DeploymentId deployment, String errorType, String error) implements Failure {
        @Override
        public String message() {
            return "the handler of deployment " + deployment + " failed with " + errorType + ": " + error;
        }
    }
}
