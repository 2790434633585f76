/**
 * The metrics path of one process: meters in, one report out. All but {@code MetricsPusherActor} is pure: no Akka, no
 * clock. Read {@link io.swell.handle.metrics.ReportSession} first.
 */
@NullMarked
package io.swell.handle.metrics;

import org.jspecify.annotations.NullMarked;
