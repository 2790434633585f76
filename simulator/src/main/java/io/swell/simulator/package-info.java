/**
 * Time without a clock: one deployment, its requests and its replicas as discrete events, under anything that decides how
 * many replicas there are. Imports nothing of Akka; times are seconds from the start of the trace. Read
 * {@link io.swell.simulator.Simulation} first, then {@link io.swell.simulator.Scaler}.
 */
@NullMarked
package io.swell.simulator;

import org.jspecify.annotations.NullMarked;
