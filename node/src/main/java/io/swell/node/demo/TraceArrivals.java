package io.swell.node.demo;

import io.swell.shared.input.BadInput;
import io.swell.shared.input.InputLines;

/** Takes the requests of a trace in its own time and keeps those to be replayed, at the speed asked for. */
final class TraceArrivals {

    /** Beyond this a demo on one machine is none. */
    private static final int MOST_REQUESTS = 5_000_000;

    private final InputLines lines;
    private final double speed;
    private final long horizonMicros;
    private final ArrivalSchedule.Builder schedule = new ArrivalSchedule.Builder();
    private double latestMicros;

    TraceArrivals(InputLines lines, double speed, long horizonMicros) {
        this.lines = lines;
        this.speed = speed;
        this.horizonMicros = horizonMicros;
    }

    /** Whether the times of the trace so far have all been before this one, or at it. */
    boolean isInOrder(double micros) {
        return micros >= latestMicros;
    }

    double latestSeconds() {
        return latestMicros / 1_000_000;
    }

    /** Whether a request that comes then is replayed. */
    boolean isReplayed(double micros) {
        return micros / speed < horizonMicros;
    }

    /**
     * One request.
     *
     * @param micros when it comes, in the time of the trace
     * @throws BadInput if there are too many
     */
    void add(double micros, double serviceMicros) {
        latestMicros = micros;
        if (!isReplayed(micros)) {
            return;
        }
        if (schedule.size() == MOST_REQUESTS) {
            throw lines.refuse(
                    "trace", "must have at most " + MOST_REQUESTS + " requests in the time replayed", "more");
        }
        schedule.add((long) (micros / speed), Math.round(serviceMicros / speed));
    }

    /** Time passes without a request. */
    void passTo(double micros) {
        latestMicros = micros;
    }

    /** @throws BadInput if there is no request at all */
    ArrivalSchedule build() {
        if (schedule.size() == 0) {
            throw lines.refuse("trace", "must have a request in the time replayed", "none");
        }
        return schedule.build();
    }
}
