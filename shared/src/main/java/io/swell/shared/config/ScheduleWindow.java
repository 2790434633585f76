package io.swell.shared.config;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.schedule.RecurringWindow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recurring window of time in which a deployment has narrower bounds.
 *
 * @param name shown as the reason of a decision
 * @param cron when it begins
 * @param duration how long it is open, as elapsed time
 * @param zone whose clocks {@code cron} speaks of
 * @param minReplicas lower bound while it is open; empty where it leaves that alone
 * @param maxReplicas upper bound while it is open; empty where it leaves that alone
 */
public record ScheduleWindow(
        String name, String cron, Duration duration, ZoneId zone, OptionalInt minReplicas, OptionalInt maxReplicas) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public ScheduleWindow {
        new Require()
                .that(isCron(cron), "cron", RecurringWindow.CRON_RULE, cron)
                .that(
                        duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0,
                        "duration",
                        "must be from 1m to 366d",
                        duration)
                .atLeast(0, "min-replicas", minReplicas.orElse(0))
                .that(
                        minReplicas.isPresent() || maxReplicas.isPresent(),
                        "min-replicas",
                        "must be given, or max-replicas",
                        "neither",
                        "max-replicas",
                        "cron")
                .that(
                        maxReplicas.isEmpty() || maxReplicas.getAsInt() >= Math.max(1, minReplicas.orElse(1)),
                        "max-replicas",
                        "must be at least 1 and min-replicas",
                        maxReplicas.orElse(0),
                        "min-replicas")
                .orThrow();
    }

    /** When it is open. */
    public RecurringWindow times() {
        return new RecurringWindow(cron, duration, zone);
    }

    private static boolean isCron(String text) {
        try {
            new RecurringWindow(text, SHORTEST, ZoneId.of("UTC"));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads the content of {@code schedule}, in order of name; empty if anything is wrong. A window that is null is none. */
    static Optional<List<ScheduleWindow>> readAll(ConfigSection schedule) {
        List<ScheduleWindow> windows = new ArrayList<>();
        boolean sound = true;
        for (String name : schedule.keys()) {
            schedule.require(DeploymentId.isLegal(name), name, DeploymentId.RULE);
            if (!schedule.isNull(name)) {
                Optional<ScheduleWindow> window = read(name, schedule.section(name));
                window.ifPresent(windows::add);
                sound &= window.isPresent();
            }
        }
        boolean allSound = sound;
        return schedule.build(() -> windows).filter(all -> allSound);
    }

    private static Optional<ScheduleWindow> read(String name, ConfigSection section) {
        return section.build(() -> new ScheduleWindow(
                name,
                section.text("cron"),
                section.duration("duration"),
                section.read("zone", ValueType.ZONE),
                section.optionalWholeNumber("min-replicas"),
                section.optionalWholeNumber("max-replicas")));
    }
}
