/**
 * Benches, each named by the question it answers. They fork real JVMs and measure the CPU time of each.
 * Read {@code bench/README.md} first.
 */
@NullMarked
package io.swell.bench;

import org.jspecify.annotations.NullMarked;
