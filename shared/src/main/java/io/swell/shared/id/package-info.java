/**
 * Names: of deployments, handles, replicas and processes, as checked values. Imports nothing of Akka.
 * Read {@link io.swell.shared.id.DeploymentId} first.
 */
@NullMarked
package io.swell.shared.id;

import org.jspecify.annotations.NullMarked;
