/**
 * The dry run of decisions as a filter: one JSON object a line in, one out. What decides is behind
 * {@link io.swell.node.decide.DryRun}; here is only the reading and writing. Imports nothing of Akka. Read
 * {@link io.swell.node.decide.DecisionLines} first.
 */
@NullMarked
package io.swell.node.decide;

import org.jspecify.annotations.NullMarked;
