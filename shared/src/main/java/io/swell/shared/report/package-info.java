/**
 * The metrics path of one process without its actor: meters in, one report out, whenever one is due. Imports nothing of
 * Akka and reads no clock, so that a simulation reports as a cluster does. Read {@link io.swell.shared.report.ProcessReports}
 * first, then {@link io.swell.shared.report.ReportSession}.
 */
@NullMarked
package io.swell.shared.report;

import org.jspecify.annotations.NullMarked;
