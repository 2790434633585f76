package io.swell.controller.autoscaling.schedule;

import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.ScheduleWindow;
import io.swell.shared.schedule.RecurringWindow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a deployment over time. Windows only narrow what the deployment itself allows:
 *
 * <pre>
 * lower = largest minimum of the deployment and of all open windows
 * upper = smallest maximum of them, but not below lower
 * </pre>
 *
 * Where one window's minimum is above another's maximum, the minimum holds: a promise of capacity is worth more than a
 * wish to save. See docs/adr/0060-schedules-narrow-the-bounds.md.
 */
public final class ReplicaSchedule {

    private final int lower;
    private final int upper;
    private final List<Timed> windows;

    /** Equal for equal windows: when one is open follows from what it is. */
    private record Timed(ScheduleWindow window, RecurringWindow times) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Timed timed && window.equals(timed.window);
        }

        @Override
        public int hashCode() {
            return window.hashCode();
        }
    }

    private ReplicaSchedule(int lower, int upper, List<Timed> windows) {
        this.lower = lower;
        this.upper = upper;
        this.windows = windows;
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplicaSchedule schedule
                && lower == schedule.lower
                && upper == schedule.upper
                && windows.equals(schedule.windows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, windows);
    }

    /** The bounds and the windows of a configuration. */
    public static ReplicaSchedule of(AutoscalingConfig config) {
        List<Timed> windows = config.overlays().schedule().stream()
                .map(window -> new Timed(window, window.times()))
                .toList();
        return new ReplicaSchedule(config.minReplicas(), config.maxReplicas(), windows);
    }

    /**
     * The bounds at a time.
     *
     * @param epochMillis milliseconds since 1970
     */
    public ScheduledBounds at(long epochMillis) {
        int least = lower;
        int most = upper;
        String leastBy = "";
        String mostBy = "";
        long until = RecurringWindow.NEVER;
        for (Timed timed : windows) {
            until = Math.min(until, timed.times.nextEdge(epochMillis));
            if (!timed.times.isOpen(epochMillis)) {
                continue;
            }
            ScheduleWindow window = timed.window;
            if (window.minReplicas().orElse(least) > least) {
                least = window.minReplicas().getAsInt();
                leastBy = window.name();
            }
            if (window.maxReplicas().orElse(most) < most) {
                most = window.maxReplicas().getAsInt();
                mostBy = window.name();
            }
        }
        return most >= least
                ? new ScheduledBounds(least, leastBy, most, mostBy, until)
                : new ScheduledBounds(least, leastBy, least, leastBy, until);
    }
}
