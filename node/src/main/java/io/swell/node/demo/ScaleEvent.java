package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;

/**
 * A target that changed.
 *
 * @param atMillis wall time of the controller, milliseconds since 1970
 * @param reason the controller's sentence
 */
record ScaleEvent(DeploymentId deployment, long atMillis, int before, int after, String reason) {

    boolean isUp() {
        return after > before;
    }
}
