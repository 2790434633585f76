/**
 * What to have while nothing can be measured. Pure: no Akka, no clock; times are monotonic microseconds. Read
 * {@link io.swell.controller.autoscaling.fallback.Fallback} first.
 */
@NullMarked
package io.swell.controller.autoscaling.fallback;

import org.jspecify.annotations.NullMarked;
