/**
 * Writes down the load of one process while it happens. Read {@link io.swell.handle.recording.LoadRecorderActor} first; what
 * it writes is {@code io.swell.shared.recording}'s.
 */
@NullMarked
package io.swell.handle.recording;

import org.jspecify.annotations.NullMarked;
