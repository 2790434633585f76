/**
 * The pusher of one process: an actor around the books of {@code io.swell.shared.report}. Read
 * {@link io.swell.handle.metrics.MetricsPusherActor} first.
 */
@NullMarked
package io.swell.handle.metrics;

import org.jspecify.annotations.NullMarked;
