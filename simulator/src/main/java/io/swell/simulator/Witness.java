package io.swell.simulator;

import java.util.function.Supplier;

/** Sees one run as it goes, for whoever wants to show more of it than its {@link Outcome}. It changes nothing. */
public interface Witness {

    /** Looks away. */
    Witness NOBODY = new Witness() {};

    /** From now on there are so many replicas starting, running or draining; the number may be what it was. */
    default void provisioned(double now, int replicas) {}

    /**
     * A contender that gives reasons has changed its target.
     *
     * @param reason in a sentence, made where it is asked for
     */
    default void decided(double now, int from, int to, Supplier<String> reason) {}

    /**
     * The last request has ended.
     *
     * @param waits of each request before its slot, in seconds, in order of arrival; not to be kept
     */
    default void ended(double now, double[] waits) {}
}
