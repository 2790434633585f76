/**
 * How many servers a queue needs, by theory. Pure functions of numbers. Read
 * {@link io.swell.controller.autoscaling.queueing.ErlangC} first.
 */
@NullMarked
package io.swell.controller.autoscaling.queueing;

import org.jspecify.annotations.NullMarked;
