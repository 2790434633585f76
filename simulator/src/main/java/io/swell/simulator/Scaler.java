package io.swell.simulator;

/**
 * Anything that decides in virtual time. It sees a deployment through its own metrics path, at its own cadence: it says
 * when it looks next, and may bring that forward when it is told of an event, as a handle may hurry its report.
 *
 * <p>At one instant departures come first, then replicas that are ready, then arrivals, then the look. So within a look it
 * samples before it reports, and reports before it decides.
 *
 * <p>It is made at time 0, with the warm replicas running and nothing arrived.
 */
public interface Scaler {

    /** When it looks next, not before now; {@link Double#POSITIVE_INFINITY} for never. */
    double dueAt();

    /**
     * Looks, and says how many replicas there should be from now on. The simulation keeps the bounds.
     *
     * @param now what {@link #dueAt} said
     */
    int look(double now);

    /** A request has come and waits. */
    default void arrived(double now) {}

    /** The request that has just come found no slot. */
    default void mustWait(double now) {}

    /** The request that waited longest has got a slot. */
    default void started(double now, double waited) {}

    /** A request has ended. */
    default void ended(double now) {}

    /** Another number of replicas runs now. */
    default void runningChanged(double now) {}
}
