/**
 * Other autoscalers, each with its own metrics path and its own cadence, as their sources describe them; and the fixed
 * size. Imports nothing of Akka. Read {@link io.swell.simulator.peers.Baseline} first.
 */
@NullMarked
package io.swell.simulator.peers;

import org.jspecify.annotations.NullMarked;
