/**
 * What single steps of the hot paths cost, by JMH; {@code org.openjdk.jmh.Main} finds them all. A step that is nobody's
 * business outside its package is measured by a class of that package in this module. Times are per entry wherever a
 * step takes a whole report. On a busy machine many short iterations and their lowest quarter say more than a mean.
 */
@NullMarked
package io.swell.bench.jmh;

import org.jspecify.annotations.NullMarked;
