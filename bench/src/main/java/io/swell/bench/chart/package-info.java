/** Charts as SVG: lines over logarithmic axes, and nothing else. Read {@link io.swell.bench.chart.Figure} first. */
@NullMarked
package io.swell.bench.chart;

import org.jspecify.annotations.NullMarked;
