/**
 * Contenders at several set-points: what each can have for its cost. Imports nothing of Akka. Read {@link
 * io.swell.simulator.frontier.Frontier} first.
 */
@NullMarked
package io.swell.simulator.frontier;

import org.jspecify.annotations.NullMarked;
