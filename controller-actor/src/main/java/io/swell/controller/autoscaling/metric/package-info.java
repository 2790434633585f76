/**
 * What replicas record goes in host by host, and comes out deployment by deployment, for policies of the user's own. Pure:
 * no Akka, no clock. Read {@link io.swell.controller.autoscaling.metric.CustomMetrics} first.
 */
@NullMarked
package io.swell.controller.autoscaling.metric;

import org.jspecify.annotations.NullMarked;
