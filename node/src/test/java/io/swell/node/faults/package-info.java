/**
 * A cluster of real JVMs under load that is hurt in various ways. Read {@link io.swell.node.faults.FaultCluster} for how
 * it is run, {@link io.swell.node.faults.FaultNode} for what each JVM does.
 */
@NullMarked
package io.swell.node.faults;

import org.jspecify.annotations.NullMarked;
