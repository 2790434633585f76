/** What Swell is measured against: reports handle by handle, and two ways to group them. Read {@link io.swell.bench.naive.NaiveSink} first. */
@NullMarked
package io.swell.bench.naive;

import org.jspecify.annotations.NullMarked;
