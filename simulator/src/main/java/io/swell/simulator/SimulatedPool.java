package io.swell.simulator;

/**
 * The replicas of one deployment and the requests they work on. A replica is starting for a while after it was ordered, then
 * running; one that is taken away drains until its last request has ended. A request takes one slot of the running replica
 * with the fewest busy ones, the oldest of equals, for its whole service time; those that find none wait in one line.
 *
 * <p>A {@link Scaler} may read all of it. Integrals only grow; their differences are what means are made of.
 */
public final class SimulatedPool {

    private final Trace trace;
    private final int slots;
    private final double coldStart;
    private final RunningReplicas running = new RunningReplicas();
    private final StartingReplicas starting = new StartingReplicas();
    private final DepartureHeap departures = new DepartureHeap();
    private final ReplicaLedger ledger = new ReplicaLedger();
    private final Witness witness;
    private final double[] waits;

    private Scaler scaler = new FixedSize();
    private int nextReplica;
    private int target;
    private int draining;
    private int arrived;
    private int started;
    private int busy;
    private int changes;
    private double now;
    private double ongoing;
    private double busyTime;

    SimulatedPool(Trace trace, Conditions conditions, Witness witness) {
        this.trace = trace;
        this.slots = conditions.slots();
        this.coldStart = conditions.coldStartSeconds();
        this.witness = witness;
        this.waits = new double[trace.size()];
        this.target = conditions.warmReplicas();
        for (int i = 0; i < target; i++) {
            running.add(nextReplica++);
        }
        noteProvisioned();
    }

    /** Replicas granted: those starting and running. */
    public int target() {
        return target;
    }

    /** Replicas that take requests. */
    public int running() {
        return running.size();
    }

    /** Which replica it is, in any order; {@code index} below {@link #running}. Numbers grow with age and never return. */
    public int runningReplica(int index) {
        return running.replica(index);
    }

    /** Requests the replica works on. */
    public int busy(int replica) {
        return running.busy(replica);
    }

    /** Slots of each replica. */
    public int slots() {
        return slots;
    }

    /** Requests that wait. */
    public int queued() {
        return arrived - started;
    }

    /** Slots taken, those of draining replicas included. */
    public int busySlots() {
        return busy;
    }

    /** Integral of waiting and running requests over time, in request-seconds. */
    public double ongoingSeconds() {
        return ongoing;
    }

    /** Integral of taken slots over time, in slot-seconds. */
    public double busySeconds() {
        return busyTime;
    }

    /** Grows whenever replicas are ordered, begin or cease to run, or end. */
    public int changes() {
        return changes;
    }

    /** From now on it is told of every event. */
    void tell(Scaler decider) {
        scaler = decider;
    }

    boolean isDone() {
        return started == waits.length && departures.isEmpty();
    }

    double nextDeparture() {
        return departures.nextAt();
    }

    double nextReady() {
        return starting.nextAt();
    }

    double nextArrival() {
        return arrived < waits.length ? trace.arrival(arrived) : Double.POSITIVE_INFINITY;
    }

    void advance(double to) {
        double elapsed = to - now;
        ongoing += elapsed * (queued() + busy);
        busyTime += elapsed * busy;
        now = to;
    }

    void depart() {
        int replica = departures.poll();
        running.release(replica);
        busy--;
        scaler.ended(now);
        if (running.isRunning(replica)) {
            assign();
        } else if (running.busy(replica) == 0) {
            draining--;
            noteProvisioned();
        }
    }

    void ready() {
        running.add(starting.pollOldest());
        changes++;
        scaler.runningChanged(now);
        assign();
    }

    void arrive() {
        arrived++;
        scaler.arrived(now);
        assign();
        if (queued() > 0) {
            scaler.mustWait(now);
        }
    }

    /** Orders replicas, calls some off or has some drain, until as many start and run as are wanted. */
    void scale(int wanted) {
        if (wanted == target) {
            return;
        }
        ledger.scaled(now, target, wanted);
        for (int i = target; i < wanted; i++) {
            starting.add(nextReplica++, now + coldStart);
        }
        int surplus = target - wanted;
        for (; surplus > 0 && starting.size() > 0; surplus--) {
            starting.dropNewest();
        }
        target = wanted;
        if (surplus > 0) {
            takeAway(surplus);
        }
        noteProvisioned();
    }

    private void takeAway(int count) {
        for (int replica : running.leastBusyNewestFirst(count)) {
            running.remove(replica);
            if (running.busy(replica) > 0) {
                draining++;
            }
        }
        scaler.runningChanged(now);
    }

    /** Gives waiting requests to replicas while one has a slot free. */
    private void assign() {
        while (started < arrived && running.size() > 0) {
            int replica = running.leastBusy();
            if (running.busy(replica) >= slots) {
                return;
            }
            int request = started++;
            busy++;
            running.occupy(replica);
            waits[request] = now - trace.arrival(request);
            departures.add(now + trace.service(request), replica);
            scaler.started(now, waits[request]);
        }
    }

    private void noteProvisioned() {
        changes++;
        int provisioned = running.size() + starting.size() + draining;
        ledger.provisioned(provisioned, now);
        witness.provisioned(now, provisioned);
    }

    /** Ends the run: what it cost and how long requests waited. */
    Outcome outcome(String policy, double slo) {
        ledger.close(now);
        witness.ended(now, waits);
        return Outcome.of(policy, slo, new WaitQuantiles(waits), waits.length, ledger);
    }
}
