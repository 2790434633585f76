/**
 * Decides how many replicas a deployment gets: signal, policy, gain, coverage, delay, bounds, in that order. Imports
 * nothing of Akka, reads no clock and logs nothing: time comes in as monotonic microseconds of one JVM. Read
 * {@link io.swell.controller.autoscaling.DeploymentAutoscalingState} first, then
 * {@link io.swell.controller.autoscaling.Deliberation}, which tells the story of one decision.
 */
@NullMarked
package io.swell.controller.autoscaling;

import org.jspecify.annotations.NullMarked;
