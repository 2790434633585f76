/**
 * Reports of processes in, load of deployments out. Pure: no Akka, no clock. Read
 * {@link io.swell.controller.autoscaling.load.ClusterLoad} first.
 */
@NullMarked
package io.swell.controller.autoscaling.load;

import org.jspecify.annotations.NullMarked;
