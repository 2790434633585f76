package io.swell.node.demo;

import io.swell.shared.protocol.WireMessage;

/**
 * The answer to a {@link WorkRequest}.
 *
 * @param serviceMicros as requested
 */
public record WorkDone(long serviceMicros) implements WireMessage {}
