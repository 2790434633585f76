/**
 * Runs over time, for those who draw them: a bounded number of figures, however long the trace. Imports nothing of Akka.
 * Read {@link io.swell.simulator.timeline.RunTimeline} first.
 */
@NullMarked
package io.swell.simulator.timeline;

import org.jspecify.annotations.NullMarked;
