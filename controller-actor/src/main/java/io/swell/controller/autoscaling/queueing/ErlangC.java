package io.swell.controller.autoscaling.queueing;

/**
 * The queue with Poisson arrivals, exponential service and c servers (M/M/c). Its load R is arrival rate × mean service
 * time, in servers; with {@code c ≤ R} the queue grows for ever.
 *
 * <pre>
 * B(0) = 1, B(k) = R B(k-1) / (k + R B(k-1))        Erlang B: lost if nobody could wait
 * C    = B(c) / (1 - (R / c)(1 - B(c)))             Erlang C: probability of a wait
 * P(wait &gt; t) = C exp(-(c - R) t / S)              S: mean service time
 * </pre>
 */
public final class ErlangC {

    private ErlangC() {}

    /** Probability that a request has to wait; 1 where the queue grows for ever. */
    public static double waitProbability(int servers, double load) {
        double lost = 1;
        for (int k = 1; k <= servers; k++) {
            lost = nextLost(lost, k, load);
        }
        return fromLost(lost, servers, load);
    }

    /** The fewest servers with which a request waits with at most this probability. */
    public static int fewestServers(double load, double maxWaitProbability) {
        return fewest(load, 0, maxWaitProbability);
    }

    /**
     * The fewest servers with which at most a share of the requests waits longer than allowed.
     *
     * @param load in servers
     * @param allowed the wait allowed, in mean service times
     * @param maxShare of requests that may wait longer, such as 0.01
     */
    public static int fewestServers(double load, double allowed, double maxShare) {
        return fewest(load, allowed, maxShare);
    }

    private static int fewest(double load, double allowed, double maxShare) {
        double lost = 1;
        for (int servers = 1; ; servers++) {
            lost = nextLost(lost, servers, load);
            double tail = Math.exp(-(servers - load) * allowed);
            if (servers > load && fromLost(lost, servers, load) * tail <= maxShare) {
                return servers;
            }
        }
    }

    private static double nextLost(double lost, int servers, double load) {
        return load * lost / (servers + load * lost);
    }

    private static double fromLost(double lost, int servers, double load) {
        return servers <= load ? 1 : lost / (1 - load / servers * (1 - lost));
    }
}
