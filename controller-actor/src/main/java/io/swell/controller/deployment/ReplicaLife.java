package io.swell.controller.deployment;

import static io.swell.controller.deployment.Micros.NEVER;

/**
 * Where a replica stands, as its controller sees it: Starting → Running → Draining → Stopped, with short cuts to
 * Stopped. A move that has no method cannot happen. {@code orderDueMicros} is when the order that belongs to the state
 * must go out (again); never, once the host shows that it was heard. See docs/adr/0023.
 */
sealed interface ReplicaLife {

    long orderDueMicros();

    /** The order went out; unless its host shows it, it is due again then. */
    ReplicaLife orderSent(long dueAgainMicros);

    /** Whether its host has ever shown it: only then does its absence mean that it is gone. */
    boolean wasShown();

    /**
     * What its host's report makes of it.
     *
     * @param drainDeadlineMicros for a replica that drains without having been told to
     */
    ReplicaLife seen(ObservedReplica observed, long now, long drainDeadlineMicros);

    /** Ordered to start. */
    record Starting(long orderDueMicros) implements ReplicaLife {

        Starting shown() {
            return new Starting(NEVER);
        }

        Running toRunning(long now) {
            return new Running(now);
        }

        Stopped toStopped(long now, String reason) {
            return wasShown() ? Stopped.seen(now, reason) : Stopped.unseen(now, reason);
        }

        @Override
        public Starting orderSent(long dueAgainMicros) {
            return new Starting(dueAgainMicros);
        }

        @Override
        public boolean wasShown() {
            return orderDueMicros == NEVER;
        }

        @Override
        public ReplicaLife seen(ObservedReplica observed, long now, long drainDeadlineMicros) {
            return switch (observed.phase()) {
                case STARTING -> shown();
                case RUNNING -> toRunning(now);
                case DRAINING, DRAINED -> toRunning(now).seen(observed, now, drainDeadlineMicros);
                case START_FAILED, CRASHED -> shown().toStopped(now, endOf(observed));
            };
        }
    }

    /** Serves. */
    record Running(long sinceMicros) implements ReplicaLife {

        Draining toDraining(long now, long deadlineMicros, String reason) {
            return new Draining(now, deadlineMicros, reason);
        }

        /** It ended by itself; all that is left is to have its host forget it. */
        Stopped toStopped(long now, String reason) {
            return Stopped.seen(now, reason);
        }

        @Override
        public long orderDueMicros() {
            return NEVER;
        }

        @Override
        public Running orderSent(long dueAgainMicros) {
            return this;
        }

        @Override
        public boolean wasShown() {
            return true;
        }

        @Override
        public ReplicaLife seen(ObservedReplica observed, long now, long drainDeadlineMicros) {
            return switch (observed.phase()) {
                case STARTING, RUNNING -> this;
                case DRAINING ->
                    toDraining(now, drainDeadlineMicros, "its host drains it").shown();
                case DRAINED, START_FAILED, CRASHED -> toStopped(now, endOf(observed));
            };
        }
    }

    /** Finishes what it has. The deadline counts from the first order: nothing was routed to it from then on. */
    record Draining(long orderDueMicros, long deadlineMicros, String reason) implements ReplicaLife {

        Draining shown() {
            return new Draining(NEVER, deadlineMicros, reason);
        }

        Stopped toStopped(long now, String why) {
            return Stopped.seen(now, why);
        }

        @Override
        public Draining orderSent(long dueAgainMicros) {
            return new Draining(dueAgainMicros, deadlineMicros, reason);
        }

        @Override
        public boolean wasShown() {
            return true;
        }

        @Override
        public ReplicaLife seen(ObservedReplica observed, long now, long drainDeadlineMicros) {
            return switch (observed.phase()) {
                case STARTING, RUNNING -> this;
                case DRAINING -> shown();
                case DRAINED, START_FAILED, CRASHED -> toStopped(now, endOf(observed));
            };
        }
    }

    /**
     * To be ended and forgotten; over when its host no longer shows it.
     *
     * @param ordersLeft without limit, unless its host has not shown it so far: there may be nothing to stop, and then
     *     nothing will ever show that the order was heard
     */
    record Stopped(long orderDueMicros, int ordersLeft, String reason) implements ReplicaLife {

        private static final int UNLIMITED = Integer.MAX_VALUE;
        private static final int ORDERS_TO_THE_UNSEEN = 2;

        static Stopped seen(long now, String reason) {
            return new Stopped(now, UNLIMITED, reason);
        }

        static Stopped unseen(long now, String reason) {
            return new Stopped(now, ORDERS_TO_THE_UNSEEN, reason);
        }

        /** All orders went out and the last had its time. */
        boolean isOver(long now) {
            return ordersLeft == 0 && orderDueMicros <= now;
        }

        /** Its host was cut off: what was ordered meanwhile may not have arrived. */
        Stopped anew() {
            return wasShown() ? this : new Stopped(orderDueMicros, ORDERS_TO_THE_UNSEEN, reason);
        }

        @Override
        public Stopped orderSent(long dueAgainMicros) {
            return new Stopped(dueAgainMicros, wasShown() ? UNLIMITED : ordersLeft - 1, reason);
        }

        @Override
        public boolean wasShown() {
            return ordersLeft == UNLIMITED;
        }

        @Override
        public Stopped seen(ObservedReplica observed, long now, long drainDeadlineMicros) {
            return new Stopped(orderDueMicros, UNLIMITED, reason);
        }
    }

    /**
     * Where the life of a replica begins that somebody else started.
     *
     * @param runningSinceMicros for one that runs: nobody knows since when
     */
    static ReplicaLife adopted(ObservedReplica observed, long now, long runningSinceMicros, long drainDeadlineMicros) {
        return switch (observed.phase()) {
            case STARTING -> new Starting(NEVER);
            case RUNNING -> new Running(runningSinceMicros);
            case DRAINING, DRAINED, START_FAILED, CRASHED ->
                new Running(runningSinceMicros).seen(observed, now, drainDeadlineMicros);
        };
    }

    private static String endOf(ObservedReplica observed) {
        return switch (observed.phase()) {
            case START_FAILED -> "failed to start: " + observed.detail();
            case CRASHED -> "crashed: " + observed.detail();
            case STARTING, RUNNING, DRAINING, DRAINED -> "has finished";
        };
    }
}
