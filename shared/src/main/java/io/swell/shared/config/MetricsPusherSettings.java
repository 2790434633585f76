package io.swell.shared.config;

import java.time.Duration;

/**
 * How one process reports.
 *
 * @param interval between reports until the controller grants another
 * @param ackTimeout a report not acknowledged by then counts as lost
 * @param urgentInterval at least this long between two reports sent on an edge
 * @param urgentGrowthFactor load of a deployment grown by this factor since the last report is an edge
 * @param maxPartBytes a larger report is split
 */
public record MetricsPusherSettings(
        Duration interval, Duration ackTimeout, Duration urgentInterval, double urgentGrowthFactor, int maxPartBytes) {}
