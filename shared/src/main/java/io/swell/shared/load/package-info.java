/**
 * Load accounting: what a handle counts, and how counts of several handles add up. Imports nothing of Akka.
 * Read {@link io.swell.shared.load.LoadMeter} first, then {@link io.swell.shared.load.LoadSnapshot}.
 */
@NullMarked
package io.swell.shared.load;

import org.jspecify.annotations.NullMarked;
