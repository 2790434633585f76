package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * Nine changes of direction an hour, three of them saved up at most, which makes no more than twelve in any hour and about ten
 * where all are wanted. More is always granted; less waits for a token, or for two if the last move was an increase not long
 * ago: one for itself and one for the increase that may have to follow.
 */
final class ReversalBudget {

    static final double PER_SECOND = 9 / 3_600.0;
    static final double MOST = 3;

    /** Two moves of opposite direction farther apart are no reversal. */
    static final double REVERSAL_SECONDS = 300;

    private static final double LONG_AGO = -1e6;

    private double tokens = MOST;
    private double movedAt = LONG_AGO;
    private int direction;
    private int target;

    ReversalBudget(int target) {
        this.target = target;
    }

    /** What is granted of a wish. */
    int grant(int wish, double now, double seconds) {
        tokens = Math.min(MOST, tokens + seconds * PER_SECOND);
        boolean recent = now - movedAt <= REVERSAL_SECONDS;
        if (wish == target || (wish < target && !allowsLess(tokens, recent && direction > 0))) {
            return target;
        }
        int next = Integer.signum(wish - target);
        if (recent && next == -direction) {
            tokens--;
        }
        direction = next;
        movedAt = now;
        target = wish;
        return target;
    }

    /** @param turnsBack whether it would turn a recent increase around */
    static boolean allowsLess(double tokens, boolean turnsBack) {
        return tokens >= (turnsBack ? 2 : 1);
    }

    /** What was granted last. */
    int target() {
        return target;
    }

    void save(ByteBuffer out) {
        out.putDouble(tokens).putDouble(movedAt).putInt(direction).putInt(target);
    }

    void restore(ByteBuffer in) {
        tokens = in.getDouble();
        movedAt = in.getDouble();
        direction = in.getInt();
        target = in.getInt();
    }
}
