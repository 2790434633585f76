/**
 * When windows of wall-clock time begin and end, in their own time zone. Imports nothing of Akka and reads no clock:
 * instants come in as milliseconds since 1970. Read {@link io.swell.shared.schedule.RecurringWindow} first.
 */
@NullMarked
package io.swell.shared.schedule;

import org.jspecify.annotations.NullMarked;
