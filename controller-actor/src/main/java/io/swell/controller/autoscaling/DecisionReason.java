package io.swell.controller.autoscaling;

/** What had the last word in a decision. */
public enum DecisionReason {
    /** The wish was granted: nothing stood against it, or its delay is over. */
    AS_WISHED,
    /** As many are granted as are wished. */
    ENOUGH,
    /** More are wished, but not for long enough yet. */
    WAITS_FOR_UPSCALE_DELAY,
    /** Fewer are wished, but not for long enough yet. */
    WAITS_FOR_DOWNSCALE_DELAY,
    /** More are wished than may be. */
    AT_MAXIMUM,
    /** Fewer are wished than must be. */
    AT_MINIMUM,
    /** What was granted is not between the bounds; they hold at once. */
    OUT_OF_BOUNDS,
    /** Requests and no replica: no delay, and no sizing before one runs. */
    COLD_START,
    /** No requests, no replica; or the policy's word while nothing runs, without delay. */
    NOTHING_RUNS,
    /** Nobody reports. */
    NO_REPORTS,
    /** Fewer are wished, but not every process has been watched for a whole look-back period. */
    NOT_WATCHED_YET,
    /** Fewer are wished, but the controller is late with the reports it was sent. */
    CONTROLLER_LAGGING,
    /** Fewer are wished, but most processes do not report. */
    BELOW_HALF_COVERAGE,
    /** Fewer are wished, but a process that cannot be reached holds requests. */
    UNREACHABLE_PROCESS,
    /** A move is wished that processes without a report could turn. */
    MISSING_COULD_TURN_IT,
    /** The policy threw. */
    POLICY_FAILED,
    /** The policy took longer than it may, or is not asked because it did. */
    POLICY_OVERRAN,
    /** The policy's answer is no number of replicas. */
    POLICY_SENSELESS,
    /** There has been no data for too long: at least as many as are configured for that. */
    FALLBACK,
    /** An operator has it stay as it is. */
    PAUSED,
    /** An operator has said how many. */
    SCALED_BY_HAND,
    /** It only says what it would do. */
    RECOMMENDS_ONLY,
    /** A budget has no room for all that is wished. */
    CUT_BY_BUDGET,
    /** A budget has not even room for all minimums. */
    MINIMUMS_BEYOND_BUDGET,
    /** A budget has room for all that is wished, which it had not. */
    BUDGET_HAS_ROOM
}
