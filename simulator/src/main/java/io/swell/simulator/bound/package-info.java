/**
 * What no plan can beat, however much of the future it knows. Imports nothing of Akka. Read {@link
 * io.swell.simulator.bound.LowerBound} first.
 */
@NullMarked
package io.swell.simulator.bound;

import org.jspecify.annotations.NullMarked;
