/**
 * How good scaling decisions are: one configuration of Swell against peers tuned cell by cell, in the simulator. Starts no
 * process and measures no time, so the same cells give the same figures everywhere. Read
 * {@link io.swell.bench.quality.Matrix} first, then {@link io.swell.bench.quality.SettingRun}.
 */
@NullMarked
package io.swell.bench.quality;

import org.jspecify.annotations.NullMarked;
