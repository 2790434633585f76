package io.swell.node.demo;

/**
 * The answer to a {@link WorkRequest}.
 *
 * @param serviceMicros as requested
 */
public record WorkDone(long serviceMicros) implements DemoMessage {}
