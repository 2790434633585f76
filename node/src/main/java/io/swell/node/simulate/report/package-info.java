/**
 * What became of a simulation, as text and as JSON. Imports nothing of Akka. Read {@link
 * io.swell.node.simulate.report.Report} first.
 */
@NullMarked
package io.swell.node.simulate.report;

import org.jspecify.annotations.NullMarked;
