/**
 * When things happen: when processes report, and when the controller looks for what has fallen due. Imports nothing of Akka
 * and reads no clock. Read {@link io.swell.controller.pace.ReportRounds} first.
 */
@NullMarked
package io.swell.controller.pace;

import org.jspecify.annotations.NullMarked;
