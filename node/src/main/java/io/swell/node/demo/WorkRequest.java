package io.swell.node.demo;

/**
 * What the demo asks of its deployments: to be busy for a while.
 *
 * @param serviceMicros for how long, at least 0
 */
public record WorkRequest(long serviceMicros) implements DemoMessage {

    public WorkRequest {
        if (serviceMicros < 0) {
            throw new IllegalArgumentException("service time must be at least 0 µs, was: " + serviceMicros);
        }
    }
}
