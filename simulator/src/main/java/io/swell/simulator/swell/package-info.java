/**
 * Swell itself in virtual time: the accounting, the reports and the autoscaler that a cluster runs, and nothing of its own
 * that decides. Imports nothing of Akka. Read {@link io.swell.simulator.swell.SwellPolicy} first.
 */
@NullMarked
package io.swell.simulator.swell;

import org.jspecify.annotations.NullMarked;
