package io.swell.shared.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A window of time that begins whenever a cron expression says so in a time zone, and lasts for a duration. Where the next
 * begins before it is over, it goes on. On the nights when clocks are set:
 *
 * <pre>
 * begins in the hour that is skipped     it begins at the moment the clocks are set, once
 * begins in the hour that comes twice    it begins the first time, and not again
 * is open meanwhile                      it lasts as long as ever: its duration is elapsed time
 * </pre>
 *
 * See docs/adr/0060-schedules-narrow-the-bounds.md.
 */
public final class RecurringWindow {

    public static final String CRON_RULE = CronTimes.RULE;

    /** The end of a window that never begins again. */
    public static final long NEVER = Long.MAX_VALUE;

    private final CronTimes starts;
    private final long durationMillis;
    private final ZoneId zone;

    /**
     * A window.
     *
     * @throws IllegalArgumentException if the cron expression is none, or names no time
     */
    public RecurringWindow(String cron, Duration duration, ZoneId zone) {
        this.starts = CronTimes.parse(cron);
        this.durationMillis = duration.toMillis();
        this.zone = zone;
    }

    /** Whether it is open; at its very begin it is, at its very end it is not. */
    public boolean isOpen(long epochMillis) {
        return latestEnd(epochMillis) > epochMillis;
    }

    /** When it may open or close next, or {@link #NEVER}. It may turn out then that it stays open. */
    public long nextEdge(long epochMillis) {
        long end = latestEnd(epochMillis);
        return end > epochMillis ? end : nextStart(epochMillis);
    }

    private long latestEnd(long epochMillis) {
        return starts.latestUntil(latestBegun(epochMillis))
                .map(local -> instantOf(local).toEpochMilli() + durationMillis)
                .orElse(Long.MIN_VALUE);
    }

    private long nextStart(long epochMillis) {
        Optional<LocalDateTime> next = starts.firstAfter(latestBegun(epochMillis));
        return next.map(local -> instantOf(local).toEpochMilli()).orElse(NEVER);
    }

    /**
     * The last minute of the zone's calendar that has begun: all up to it have, none after it. The second time an hour
     * comes, its minutes have all begun before.
     */
    private LocalDateTime latestBegun(long epochMillis) {
        Instant instant = Instant.ofEpochMilli(epochMillis);
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        ZoneOffsetTransition doubled = zone.getRules().getTransition(local);
        if (doubled != null && doubled.isOverlap() && !instant.isBefore(doubled.getInstant())) {
            return doubled.getDateTimeBefore().minusMinutes(1);
        }
        return local.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The first moment at which the zone's clocks have reached that time. */
    private Instant instantOf(LocalDateTime local) {
        ZoneOffsetTransition skipping = zone.getRules().getTransition(local);
        return skipping != null && skipping.isGap()
                ? skipping.getInstant()
                : local.atZone(zone).toInstant(); // of two the earlier
    }
}
