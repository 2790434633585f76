/**
 * Reads recorded load, and fills in what a recording leaves open. Imports nothing of Akka; chance comes in as an argument.
 * Read {@link io.swell.simulator.trace.TraceReader} first.
 */
@NullMarked
package io.swell.simulator.trace;

import org.jspecify.annotations.NullMarked;
