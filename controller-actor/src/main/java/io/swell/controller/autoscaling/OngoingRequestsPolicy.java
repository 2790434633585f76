package io.swell.controller.autoscaling;

/**
 * As many replicas as let each have {@code target-ongoing-requests}, which is ongoing ÷ target, left as a fraction.
 *
 * <p>With nothing running it wants what is already granted: the load of replicas that are still starting says nothing
 * about how many are needed.
 */
final class OngoingRequestsPolicy implements AutoscalingPolicy {

    static final String NAME = "ongoing-requests";

    @Override
    public double desiredReplicas(AutoscalingContext context) {
        int running = context.running();
        if (running == 0) {
            return context.target();
        }
        // In this order, so that rounding falls as it does in Ray Serve.
        return running * (context.ongoing() / (context.config().targetOngoingRequests() * running));
    }

    @Override
    public boolean isMonotone() {
        return true;
    }
}
