package io.swell.controller.autoscaling.adaptive;

/**
 * Ten changes of direction an hour, four of them saved up at most. More is always granted; less waits for a token, or for
 * two if the last move was an increase not long ago.
 */
final class ReversalBudget {

    private static final double PER_SECOND = 10 / 3_600.0;
    private static final double MOST = 2;
    private static final double REVERSAL_SECONDS = 300;

    private double tokens = MOST;
    private double movedAt = -1e9;
    private int direction;
    private int target;

    ReversalBudget(int target) {
        this.target = target;
    }

    /** What is granted of a wish. */
    int grant(int wish, double nowSeconds, double seconds) {
        tokens = Math.min(MOST, tokens + seconds * PER_SECOND);
        boolean recent = nowSeconds - movedAt <= REVERSAL_SECONDS;
        if (wish < target && tokens < (recent && direction > 0 ? 2 : 1)) {
            return target;
        }
        if (wish != target) {
            int next = Integer.signum(wish - target);
            if (recent && next == -direction) {
                tokens--;
            }
            direction = next;
            movedAt = nowSeconds;
            target = wish;
        }
        return target;
    }
}
