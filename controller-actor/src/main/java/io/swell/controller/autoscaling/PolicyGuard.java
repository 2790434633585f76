package io.swell.controller.autoscaling;

import java.util.function.Supplier;

/**
 * Times one policy of the user's own. The answers of a decision for which it took longer than it may are not used; one that
 * overran several times in a row is asked only every now and then, so that it cannot hold up the other deployments for long.
 * What does not come back at all cannot be helped: it has the controller's thread.
 */
final class PolicyGuard {

    /** So many decisions in a row may overrun before it is asked less often. */
    static final int PATIENCE = 3;

    /** Then it is asked this often, until it is in time again. */
    static final long PAUSE_MICROS = 60_000_000;

    private final PolicyLimit limit;

    /** All calls with the same time are of one decision. */
    private long decisionMicros = Long.MIN_VALUE;

    private long spentNanos;
    private boolean wasAsked;
    private boolean overran;
    private int overrunsInARow;
    private long pausedUntilMicros = Long.MIN_VALUE;
    private String overrun = "";

    PolicyGuard(PolicyLimit limit) {
        this.limit = limit;
    }

    /**
     * Calls the policy in the decision of that time.
     *
     * @throws PolicyOverran if it took too long in this decision, or is not asked because it did before
     */
    <T> T call(long nowMicros, Supplier<T> policy) {
        if (nowMicros != decisionMicros) {
            begin(nowMicros);
        }
        refuseOverrun();
        wasAsked = true;
        long began = limit.nanoTime().getAsLong();
        T answer;
        try {
            answer = policy.get();
        } finally {
            took(limit.nanoTime().getAsLong() - began);
        }
        refuseOverrun();
        return answer;
    }

    private void begin(long nowMicros) {
        if (wasAsked && !overran) {
            overrunsInARow = 0;
        }
        decisionMicros = nowMicros;
        spentNanos = 0;
        wasAsked = false;
        overran = false;
    }

    private void refuseOverrun() {
        if (overran || decisionMicros < pausedUntilMicros) {
            throw new PolicyOverran(overrun);
        }
    }

    private void took(long nanos) {
        spentNanos += nanos;
        if (spentNanos <= limit.nanos()) {
            return;
        }
        overran = true;
        overrunsInARow++;
        overrun = "took " + millis(spentNanos) + ", and may take " + millis(limit.nanos());
        if (overrunsInARow >= PATIENCE) {
            pausedUntilMicros = decisionMicros + PAUSE_MICROS;
            overrun += "; it did so " + PATIENCE + " times in a row and is asked once a minute";
        }
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }
}
