package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

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
        Duration interval, Duration ackTimeout, Duration urgentInterval, double urgentGrowthFactor, int maxPartBytes) {

    private static final int SMALLEST_PART = 4 * 1024;
    /** Below the largest frame of Artery, 256 KiB, with room for its envelope. */
    private static final int LARGEST_PART = 192 * 1024;

    public MetricsPusherSettings {
        new Require()
                .timer("interval", interval)
                .timer("ack-timeout", ackTimeout)
                .timer("urgent-interval", urgentInterval)
                .that(
                        urgentGrowthFactor > 1 && Double.isFinite(urgentGrowthFactor),
                        "urgent-growth-factor",
                        "must be above 1 and finite",
                        urgentGrowthFactor)
                .that(
                        maxPartBytes >= SMALLEST_PART && maxPartBytes <= LARGEST_PART,
                        "max-part-bytes",
                        "must be from 4KiB to 192KiB",
                        maxPartBytes)
                .orThrow();
    }

    /** Reads the content of {@code swell.metrics-pusher}. */
    static Optional<MetricsPusherSettings> read(ConfigSection section) {
        return section.build(() -> new MetricsPusherSettings(
                section.duration("interval"),
                section.duration("ack-timeout"),
                section.duration("urgent-interval"),
                section.number("urgent-growth-factor"),
                section.read("max-part-bytes", ValueType.MEMORY_SIZE).intValue()));
    }
}
