package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScaledDeployments.Scaled;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.Reporters;
import io.swell.controller.autoscaling.metric.CustomMetrics;
import io.swell.controller.autoscaling.metric.RecordedMetrics;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.BudgetConfig;
import io.swell.shared.config.ControllerSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides for all deployments. Work is proportional to what changed: it looks at deployments with load that could change
 * the decision, another number of running replicas, a changed configuration or a deadline that is due; the others cost
 * nothing, however many there are.
 */
public final class Autoscaler {

    private static final long NOT_TOLD = Long.MIN_VALUE;

    /** Clocks on walls are set now and then; by less is no news. */
    private static final long WALL_STEP_MILLIS = 500;

    private final ClusterLoad load = new ClusterLoad(this::sample);
    private final CustomMetrics metrics = new CustomMetrics();
    private final ScaledDeployments deployments;
    private final Budgets budgets;

    private final WindowSampling windows = new WindowSampling();
    private final Sight sight = new Sight(load);
    private final Queue<Scaled> dirty = new ArrayDeque<>();
    private long wallOffsetMillis = NOT_TOLD;
    private final DueTimes<Scaled> due = new DueTimes<>();
    private final Rests rests = new Rests();
    private final PolicyStates policyStates = new PolicyStates();
    private @Nullable Reporters lastReporters;
    private long takenMicros;
    private final IntConsumer touchUnlessAtRest = this::touchUnlessAtRest;
    private final Consumer<Scaled> touch = this::touch;
    private final Consumer<DeploymentId> touchIfOwn = this::touchIfOwn;

    /** A target that changed, and why. */
    public record Change(DeploymentId deployment, DecisionRecord record) {}

    /** For virtual time, in which a policy takes none. */
    public Autoscaler(ControllerSettings settings) {
        this(settings, PolicyLimit.NONE);
    }

    /** @param nanoTime the monotonic clock by which policies of the user's own are timed */
    public Autoscaler(ControllerSettings settings, LongSupplier nanoTime) {
        this(settings, PolicyLimit.of(settings.policyTimeLimit(), nanoTime));
    }

    private Autoscaler(ControllerSettings settings, PolicyLimit limit) {
        this.deployments = new ScaledDeployments(settings, load, limit);
        this.budgets = new Budgets(deployments);
    }

    /** The load it decides by; reports go in here. */
    public ClusterLoad load() {
        return load;
    }

    /**
     * A deployment is new, or its configuration is.
     *
     * @param slots requests one replica serves at once
     * @throws IllegalArgumentException if the configured policy is not known; nothing has changed then
     */
    public void deploy(DeploymentId deployment, AutoscalingConfig config, int slots, long nowMicros) {
        Scaled scaled = deployments.deploy(deployment, config, slots, nowMicros);
        scaled.metrics = scaled.state.policy().isOwn() ? metrics.of(deployment) : RecordedMetrics.NONE;
        scaled.keeper = scaled.state.policy().remembers() ? new PolicyStates.Keeper(scaled.state) : null;
        if (wallOffsetMillis != NOT_TOLD) {
            scaled.state.wallTime(wallOffsetMillis, nowMicros);
        }
        windows.watch(scaled.load.ordinal(), scaled.state.window());
        touch(scaled);
    }

    /**
     * Some deployments have from now on only so much together.
     *
     * @param costs what one replica takes of each of the budget's totals
     * @throws IllegalArgumentException if one of them was never deployed
     */
    public void share(BudgetConfig budget, Function<DeploymentId, double[]> costs) {
        budgets.share(budget, costs, touch);
    }

    /**
     * What the clock on the wall says, once in a cycle: schedules go by it, and orders that end by themselves.
     *
     * @param offsetMillis milliseconds since 1970 less milliseconds of monotonic time
     */
    public void wallTime(long offsetMillis, long nowMicros) {
        if (wallOffsetMillis != NOT_TOLD && Math.abs(offsetMillis - wallOffsetMillis) < WALL_STEP_MILLIS) {
            return;
        }
        wallOffsetMillis = offsetMillis;
        deployments.forEach(scaled -> {
            if (scaled.state.wallTime(offsetMillis, nowMicros)) {
                touch(scaled);
            }
        });
    }

    /** An operator says how many replicas it has, or with null that it decides again. */
    public void order(DeploymentId deployment, @Nullable ScalingOrder order, long nowMicros) {
        Scaled scaled = deployments.get(deployment);
        scaled.state.order(order, nowMicros);
        touch(scaled);
    }

    /** What an operator said that still holds; null for nothing. */
    public @Nullable ScalingOrder order(DeploymentId deployment, long nowMicros) {
        return deployments.get(deployment).state.order(nowMicros);
    }

    /**
     * Lets the policy of a deployment go on from what one of the same class said of itself or learned.
     *
     * @return whether it could; if not, it begins anew
     */
    public boolean restore(DeploymentId deployment, byte[] state, long nowMicros) {
        return deployments.get(deployment).state.restore(state, nowMicros);
    }

    /** What policies say of themselves that is to be kept; see {@link PolicyStates}. */
    public List<PolicyState> takePolicyStates(long nowMicros) {
        return policyStates.take(nowMicros);
    }

    /** Takes the replicas found for what was granted. */
    public void adopt(DeploymentId deployment, int observed) {
        Scaled scaled = deployments.get(deployment);
        scaled.state.adopt(observed);
        touch(scaled);
    }

    /** Whether the number was news. */
    public boolean observeRunning(DeploymentId deployment, int running) {
        Scaled scaled = deployments.find(deployment);
        if (scaled == null || scaled.running == running) {
            return false;
        }
        scaled.running = running;
        touch(scaled);
        return true;
    }

    /** A member of the cluster told what its replicas recorded. Swell's own policies do not look at it. */
    public void record(HostMetrics message) {
        metrics.record(message);
        metrics.takeChanged(touchIfOwn);
    }

    /** A process left the cluster, and its replicas with it. */
    public void hostGone(ProcessId host) {
        metrics.remove(host);
        metrics.takeChanged(touchIfOwn);
    }

    private void touchIfOwn(DeploymentId deployment) {
        Scaled scaled = deployments.find(deployment);
        if (scaled != null && scaled.state.policy().isOwn()) {
            touch(scaled);
        }
    }

    /** The controller did not get to run for a while: reports that came before now are old news, however new they look. */
    public void distrustReportsBefore(long nowMicros) {
        sight.distrustReportsBefore(nowMicros);
    }

    /** Whether the controller is late with the messages it was sent; while it is, it takes no replicas away. */
    public void lags(boolean value) {
        sight.lags(value);
    }

    /** Decides wherever there is cause, and says which targets changed. */
    public List<Change> decide(long nowMicros) {
        collectCauses(nowMicros);
        if (dirty.isEmpty()) {
            return List.of();
        }
        sight.at(nowMicros);
        List<Change> changes = new ArrayList<>();
        for (Scaled next = dirty.poll(); next != null; next = dirty.poll()) {
            next.isDirty = false;
            Optional<DecisionRecord> scaled = next.state.advance(sight.of(next));
            if (scaled.isPresent()) {
                changes.add(new Change(next.state.id(), scaled.get()));
            }
            rests.keep(next.load.ordinal(), next.state.rest());
            due.schedule(next.slot, next.state.dueMicros());
            if (next.keeper != null) {
                policyStates.decided(next.keeper, nowMicros);
            }
            budgets.decided(next);
        }
        budgets.shareTouched((member, replicas, minimumsFit) -> member.state
                .allot(replicas, minimumsFit, sight.of(member))
                .ifPresent(record -> changes.add(new Change(member.state.id(), record))));
        return changes;
    }

    /** When {@link #decide} has cause again though nothing happens; {@link Long#MAX_VALUE} for never. */
    public long dueMicros() {
        if (!dirty.isEmpty()) {
            return Long.MIN_VALUE;
        }
        return due.nextMicros();
    }

    public int target(DeploymentId deployment) {
        return deployments.get(deployment).state.target();
    }

    /** The decision as it stands now, worth remembering or not. It changes nothing. */
    public DecisionRecord explain(DeploymentId deployment, long nowMicros) {
        Scaled scaled = deployments.get(deployment);
        return scaled.state.explain(sight.at(nowMicros).of(scaled));
    }

    /** Until when it is left alone as long as its load stays what it is; long ago if it is not. */
    long restsUntilMicros(DeploymentId deployment) {
        return rests.untilMicros(deployments.get(deployment).load.ordinal());
    }

    /** When it was last looked at. */
    long decidedMicros(DeploymentId deployment) {
        return deployments.get(deployment).state.decidedMicros();
    }

    /** The memorable decisions, oldest first. */
    public List<DecisionRecord> history(DeploymentId deployment) {
        return deployments.get(deployment).state.history();
    }

    private void collectCauses(long nowMicros) {
        Reporters reporters = load.reporters();
        if (!reporters.equals(lastReporters)) {
            lastReporters = reporters;
            deployments.forEach(touch);
        }
        takenMicros = nowMicros;
        load.takeChanged(touchUnlessAtRest);
        due.takeDue(nowMicros, touch);
    }

    private void touchUnlessAtRest(int ordinal) {
        if (!rests.lasts(ordinal, load.integralMicros(ordinal, takenMicros), load.ongoing(ordinal), takenMicros)) {
            Scaled scaled = deployments.at(ordinal);
            if (scaled != null) {
                touch(scaled);
            }
        }
    }

    private void sample(int ordinal, long nowMicros) {
        if (windows.isDue(ordinal, nowMicros)) {
            windows.sample(ordinal, nowMicros, load.integralMicros(ordinal, nowMicros));
        }
    }

    private void touch(Scaled scaled) {
        if (!scaled.isDirty) {
            scaled.isDirty = true;
            dirty.add(scaled);
        }
    }
}
