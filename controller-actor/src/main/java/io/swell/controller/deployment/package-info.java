/**
 * What is wanted of each deployment, what is observed, and the ordered operations between. Imports nothing of Akka,
 * reads no clock, logs nothing; time is monotonic microseconds of the controller's JVM.
 * Read {@link io.swell.controller.deployment.ReplicaFleet} first, then {@code DeploymentReconciler}.
 */
@NullMarked
package io.swell.controller.deployment;

import org.jspecify.annotations.NullMarked;
