/**
 * Sizing for a service level: so many replicas that no more than a stated share of requests waits longer than a stated
 * time, and no more. Pure: no clock, no log, no actor.
 */
@NullMarked
package io.swell.controller.autoscaling.adaptive;

import org.jspecify.annotations.NullMarked;
