package io.swell.simulator.swell;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.DecisionRecord;
import io.swell.controller.pace.TickSchedule;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadMeter;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import io.swell.simulator.Witness;
import java.time.Duration;

/**
 * The controller's autoscaler behind the handle's meter. It looks when a report arrives, when another number of replicas
 * runs, and when a decision falls due by itself, no more often than the control loop would.
 */
final class SwellScaler implements Scaler {

    private static final double NO_NEWS = Double.POSITIVE_INFINITY;

    private final DeploymentId id;
    private final SimulatedPool pool;
    private final Witness witness;
    private final double sloWait;
    private final LoadMeter meter = new LoadMeter(0);
    private final SimulatedPusher pusher;
    private final Autoscaler autoscaler;
    private final TickSchedule ticks;
    private long nextTickMicros;
    private double newsAt = NO_NEWS;

    SwellScaler(SwellPolicy policy, SimulatedPool pool, Witness witness) {
        this.id = policy.deployment().id();
        this.pool = pool;
        this.witness = witness;
        this.sloWait = policy.deployment()
                .autoscaling()
                .sloWait()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.POSITIVE_INFINITY);
        this.pusher = new SimulatedPusher(id, meter, policy.pusher(), policy.phase());
        this.ticks = new TickSchedule(policy.controller().controlLoopInterval(), 0);
        this.nextTickMicros = ticks.set(0);
        this.autoscaler = new Autoscaler(policy.controller());
        autoscaler.load().admit(SimulatedPusher.PROCESS, true, true);
        autoscaler.deploy(
                id, policy.deployment().autoscaling(), policy.deployment().maxOngoingRequests(), 0);
        autoscaler.adopt(id, pool.target());
        autoscaler.observeRunning(id, pool.running());
    }

    @Override
    public double dueAt() {
        return Math.min(newsAt, Math.min(pusher.dueAt(), nextTickMicros / 1e6));
    }

    @Override
    public int look(double now) {
        long nowMicros = Math.round(now * 1e6);
        if (pusher.dueAt() <= now) {
            pusher.push(now, autoscaler.load());
        }
        if (newsAt <= now) {
            autoscaler.observeRunning(id, pool.running());
            newsAt = NO_NEWS;
        }
        if (nextTickMicros <= nowMicros) {
            ticks.ticked(nowMicros);
        }
        for (Autoscaler.Change change : autoscaler.decide(nowMicros)) {
            DecisionRecord decision = change.record();
            witness.decided(now, decision.before(), decision.after(), decision::sentence);
        }
        if (ticks.mustBeSet(autoscaler.dueMicros())) {
            nextTickMicros = ticks.set(autoscaler.dueMicros());
        }
        return autoscaler.target(id);
    }

    @Override
    public void arrived(double now) {
        meter.queued(nanos(now));
    }

    @Override
    public void mustWait(double now) {
        pusher.mustWait(now, pool.running());
    }

    @Override
    public void started(double now, double waited) {
        meter.assigned(nanos(now), waited > sloWait);
    }

    @Override
    public void ended(double now) {
        meter.completed(nanos(now));
    }

    @Override
    public void runningChanged(double now) {
        newsAt = now;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
