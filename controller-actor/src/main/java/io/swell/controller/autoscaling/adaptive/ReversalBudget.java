package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/**
 * Some ten changes of direction an hour, spent where they save most. Three are there at first and six are saved up at most, so
 * that there are some ten in the first hour, when most is learned, and some fourteen in any at most.
 *
 * <p>More is granted at once, but for a few percent soon after a decrease: that would be a change of direction for next to
 * nothing. Less waits for a token, or for two if the last move was an increase not long ago: one for itself and one for the
 * increase that may have to follow. And the fewer tokens there are, the more replicas it must give up to be worth one.
 */
final class ReversalBudget {

    static final double PER_SECOND = 7.95 / 3_600.0;
    static final double MOST = 6;
    static final double AT_FIRST = 3;

    /** With so many tokens left, a decrease may be as small as it likes. */
    private static final double PLENTY = 3;

    /** Two moves of opposite direction farther apart are no reversal. */
    static final double REVERSAL_SECONDS = 300;

    /** Of the target. An increase by less is not worth turning a decrease around. */
    private static final double FEW = 0.1;

    /**
     * Of the target. A decrease by so much is worth the last two tokens where it turns an increase around. Half of it is
     * worth the last one where there was no move lately; and one that goes on with a decrease may be of any size.
     */
    private static final double MANY = 0.2;

    private static final double LONG_AGO = -1e6;

    private double tokens = AT_FIRST;
    private double movedAt = LONG_AGO;
    private int direction;
    private int target;

    ReversalBudget(int target) {
        this.target = target;
    }

    /** What is granted of a wish. */
    int grant(int wish, double now, double seconds) {
        tokens = Math.min(MOST, tokens + seconds * PER_SECOND);
        boolean recent = isRecent(now);
        if (grants(wish, target, recent ? direction : 0, tokens)) {
            move(wish, recent, now);
        }
        return target;
    }

    /** Another target was granted meanwhile. It is paid for as any other. */
    void adopt(int granted, double now) {
        if (granted != target) {
            move(granted, isRecent(now), now);
        }
    }

    private boolean isRecent(double now) {
        return now - movedAt <= REVERSAL_SECONDS;
    }

    private void move(int to, boolean lastWasRecent, double now) {
        int next = Integer.signum(to - target);
        if (lastWasRecent && next == -direction) {
            tokens--;
        }
        direction = next;
        movedAt = now;
        target = to;
    }

    /**
     * Whether another target is granted.
     *
     * @param recentDirection of the last move, 0 if it is so long ago that none can turn it around
     */
    static boolean grants(int wish, int target, int recentDirection, double tokens) {
        if (wish >= target) {
            return wish > target && (recentDirection >= 0 || wish - target > FEW * target);
        }
        if (recentDirection < 0) {
            return tokens >= 1;
        }
        double needed = recentDirection > 0 ? 2 : 1;
        double scarcity = Math.max(0, needed / 2 * (PLENTY - tokens) / (PLENTY - needed));
        return tokens >= needed && target - wish >= MANY * scarcity * target;
    }

    /** What was granted last. */
    int target() {
        return target;
    }

    void save(ByteBuffer out) {
        out.putDouble(tokens).putDouble(movedAt).put((byte) direction).putShort((short) target);
    }

    void restore(ByteBuffer in) {
        tokens = in.getDouble();
        movedAt = in.getDouble();
        direction = in.get();
        target = in.getShort();
    }
}
