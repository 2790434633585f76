package io.swell.controller.pace;

import java.time.Duration;

/**
 * When a process is to report next, so that processes report in rounds. A controller that is woken for each of ten
 * reports a second spends more on waking than on reading them; reports that come together share its wake-ups, and a
 * deployment that is in all of them is decided once.
 *
 * <p>An interval has as many rounds as it takes to keep each to some {@link #PROCESSES_PER_ROUND} processes, so that no
 * round takes long; which one is a process's own follows from its identity. Rounds are of the controller's clock; a
 * process is told how long to wait. See docs/adr/0017-reports-come-in-rounds.md.
 */
public final class ReportRounds {

    static final int PROCESSES_PER_ROUND = 16;

    /** How long a round stays open, from the first of it, for those who have not reported. */
    public static final Duration SPREAD = Duration.ofMillis(10);

    /** Rounds are to be farther apart than the reports of one. */
    private static final long SHORTEST_MICROS = 20_000;

    private ReportRounds() {}

    /**
     * How long a process that reported just now is to wait: between a quarter of the interval and five quarters, and just
     * the interval if it is in its round already.
     *
     * @param process any number that is the process's own
     * @param processes how many report
     */
    public static Duration untilNext(int process, int processes, long intervalMicros, long nowMicros) {
        long wait = intervalMicros - sinceRound(process, count(processes, intervalMicros), intervalMicros, nowMicros);
        return Duration.ofNanos(1_000 * (wait < intervalMicros / 4 ? wait + intervalMicros : wait));
    }

    /** How many rounds an interval has if so many processes report. */
    public static int count(int processes, long intervalMicros) {
        return (int) Math.max(1, Math.min(ceilDiv(processes, PROCESSES_PER_ROUND), intervalMicros / SHORTEST_MICROS));
    }

    /** Which one is the process's own. */
    static int of(int process, int rounds) {
        return Math.floorMod(mixed(process), rounds);
    }

    /**
     * Whether a report that comes now is one of its process's round, so that what follows from it can wait for the others: it
     * comes within an eighth of the interval of it.
     *
     * @param process any number that is the process's own
     * @param processes how many report
     */
    public static boolean isInRound(int process, int processes, long intervalMicros, long nowMicros) {
        long since = sinceRound(process, count(processes, intervalMicros), intervalMicros, nowMicros);
        return Math.min(since, intervalMicros - since) <= intervalMicros / 8;
    }

    private static long sinceRound(int process, int rounds, long intervalMicros, long nowMicros) {
        long offset = of(process, rounds) * (intervalMicros / rounds);
        return Math.floorMod(nowMicros - offset, intervalMicros);
    }

    private static long ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1L) / divisor;
    }

    /** Neighbouring numbers far apart: identities of processes may have a pattern. */
    private static int mixed(int number) {
        int mixed = number * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
