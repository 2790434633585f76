package io.swell.shared.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The minutes a cron expression names, on a calendar without time zone: five fields, as in {@code 0 8 * * MON-FRI}. What a
 * time zone does to them is {@link RecurringWindow}'s business; the library that reads the expression is asked in UTC,
 * where no hour is skipped or doubled.
 */
final class CronTimes {

    static final String RULE =
            "must be a cron expression of five fields that names times to come, such as 0 8 * * MON-FRI";

    /** Any moment will do to find out whether an expression names times at all. */
    private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ExecutionTime times;

    private CronTimes(ExecutionTime times) {
        this.times = times;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none, or names only days that no calendar has
     */
    static CronTimes parse(String cron) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        CronTimes times = new CronTimes(ExecutionTime.forCron(parser.parse(cron)));
        if (times.firstAfter(ANY).isEmpty()) {
            throw new IllegalArgumentException("names no day of any calendar: " + cron);
        }
        return times;
    }

    /** The latest not after {@code minute}, a whole minute. */
    Optional<LocalDateTime> latestUntil(LocalDateTime minute) {
        return times.lastExecution(inUtc(minute.plusMinutes(1))).map(ZonedDateTime::toLocalDateTime);
    }

    /** The first after {@code minute}, a whole minute. */
    Optional<LocalDateTime> firstAfter(LocalDateTime minute) {
        return times.nextExecution(inUtc(minute)).map(ZonedDateTime::toLocalDateTime);
    }

    private static ZonedDateTime inUtc(LocalDateTime time) {
        return time.atZone(ZoneOffset.UTC);
    }
}
