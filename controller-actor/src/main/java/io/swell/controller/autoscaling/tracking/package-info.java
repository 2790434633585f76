/**
 * Sizing by the ratio of a metric to its target, as Kubernetes' HorizontalPodAutoscaler does: tolerance, the memory of
 * recent recommendations, limits on how fast. Pure: no Akka, no clock; times are monotonic microseconds. Read
 * {@link io.swell.controller.autoscaling.tracking.TrackedScale} first.
 */
@NullMarked
package io.swell.controller.autoscaling.tracking;

import org.jspecify.annotations.NullMarked;
