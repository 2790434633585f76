package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Holds starts back after failures. Failed starts in a row and early crashes each raise the wait: {@code min · 2^(round
 * - 1)}, up to a quarter longer by chance so that deployments which failed together do not retry together, never above
 * the maximum. Replicas ordered before the wait began belong to the same round: ten that fail together are one round,
 * though ten failures. One successful start forgives failed starts; crashes, and the hosts where things failed, are
 * forgiven when nothing has failed for a stable time. See docs/adr/0022.
 */
final class StartBackoff {

    private final FleetTiming timing;
    private final RandomGenerator random;
    /** Empty and in common where nothing has failed: the rule, ten thousand times. */
    private Map<ProcessId, Integer> failuresByHost = Map.of();

    private int failedStarts;
    private int crashes;
    private int rounds;
    private long raisedAtMicros = Long.MIN_VALUE;
    private long notBeforeMicros = Long.MIN_VALUE;
    private long quietAtMicros = Micros.NEVER;
    private String cause = "";

    StartBackoff(FleetTiming timing, RandomGenerator random) {
        this.timing = timing;
        this.random = random;
    }

    void startFailed(Replica replica, String detail, long now) {
        failedStarts++;
        failed(replica, detail, now);
    }

    /** @param ranMicros one that ran for a stable time is replaced at once and not held against its deployment */
    void crashed(Replica replica, long ranMicros, String detail, long now) {
        if (ranMicros < timing.stableMicros()) {
            crashes++;
            failed(replica, detail, now);
        }
    }

    void started(long now) {
        failedStarts = 0;
        if (crashes == 0) {
            rounds = 0;
            notBeforeMicros = Long.MIN_VALUE;
        }
        quietAtMicros =
                crashes == 0 && failuresByHost.isEmpty() ? Micros.NEVER : Micros.after(now, timing.stableMicros());
    }

    /**
     * Forgives what has been quiet long enough: crashes at any rate, failed starts not, as only a success disproves them.
     *
     * @param starting while something starts its fate is open, and forgiveness is put off
     */
    void advance(boolean starting, long now) {
        if (now < quietAtMicros) {
            return;
        }
        quietAtMicros = starting ? Micros.after(now, timing.stableMicros()) : Micros.NEVER;
        if (!starting && failedStarts > 0) {
            crashes = 0;
        } else if (!starting) {
            reset();
        }
    }

    /** New code or configuration starts with a clean slate. */
    void reset() {
        failedStarts = 0;
        crashes = 0;
        rounds = 0;
        failuresByHost = Map.of();
        raisedAtMicros = Long.MIN_VALUE;
        notBeforeMicros = Long.MIN_VALUE;
        quietAtMicros = Micros.NEVER;
        cause = "";
    }

    void hostGone(ProcessId host) {
        if (failuresByHost.containsKey(host)) {
            failuresByHost.remove(host);
        }
    }

    /** How many may start now: while the last ones failed, one at a time tries whether it works again. */
    int allowed(int starting, long now) {
        if (now < notBeforeMicros) {
            return 0;
        }
        return failedStarts > 0 ? Math.max(0, 1 - starting) : Integer.MAX_VALUE;
    }

    /** When starts may go on. */
    long notBeforeMicros() {
        return notBeforeMicros;
    }

    /** When crashes will be forgiven if nothing else happens. */
    long quietAtMicros() {
        return quietAtMicros;
    }

    int failuresOn(ProcessId host) {
        return failuresByHost.getOrDefault(host, 0);
    }

    boolean hasEarlyCrashes() {
        return crashes > 0;
    }

    /** @param lacking whether replicas are missing: failed starts hurt nobody once there are enough */
    boolean isUnhealthy(boolean lacking) {
        return (lacking && failedStarts >= timing.maxStartFailures()) || crashes >= timing.maxStartFailures();
    }

    /** What went wrong lately, in words; empty when nothing did. */
    String trouble() {
        if (failedStarts > 0) {
            return counted(failedStarts, "start", "starts in a row") + " failed, the last " + cause;
        }
        return crashes == 0
                ? ""
                : counted(crashes, "replica", "replicas") + " crashed soon after the start, the last " + cause;
    }

    private void failed(Replica replica, String detail, long now) {
        if (failuresByHost.isEmpty()) {
            failuresByHost = new HashMap<>(2);
        }
        failuresByHost.merge(replica.host().id(), 1, Integer::sum);
        cause = "on " + replica.host().id().address() + ": " + detail;
        if (replica.knownSinceMicros() > raisedAtMicros) {
            rounds++;
            raisedAtMicros = now;
            notBeforeMicros = Micros.after(now, delayMicros());
        }
        quietAtMicros = Micros.after(Math.max(now, notBeforeMicros), timing.stableMicros());
    }

    private long delayMicros() {
        double doubled = (double) timing.startBackoffMinMicros() * Math.pow(2, Math.min(rounds - 1, 62));
        double jittered = doubled * (1 + random.nextDouble() / 4);
        return (long) Math.min(jittered, (double) timing.startBackoffMaxMicros());
    }

    private static String counted(int count, String one, String many) {
        return count == 1 ? "1 " + one : count + " " + many;
    }
}
