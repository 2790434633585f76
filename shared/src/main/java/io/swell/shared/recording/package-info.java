/**
 * Load written down while it happens, to be played again in a simulation: what each deployment's handles in one process did
 * second by second, in a file that stays bounded and of which a killed process loses some seconds. Imports nothing of Akka,
 * reads no clock. Read {@link io.swell.shared.recording.LoadSampler} first, then
 * {@link io.swell.shared.recording.RecordingWriter}; the format stands in docs/adr/0051-load-is-recorded-where-it-is-counted.md.
 */
@NullMarked
package io.swell.shared.recording;

import org.jspecify.annotations.NullMarked;
