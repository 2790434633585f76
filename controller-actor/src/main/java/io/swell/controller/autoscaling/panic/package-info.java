/**
 * Sizing by two windows, as Knative's autoscaler does: a long one for calm, a short one that may call panic, in which
 * nothing is taken away. Pure: no Akka, no clock; times are monotonic microseconds. Read
 * {@link io.swell.controller.autoscaling.panic.PanicDecider} first.
 */
@NullMarked
package io.swell.controller.autoscaling.panic;

import org.jspecify.annotations.NullMarked;
