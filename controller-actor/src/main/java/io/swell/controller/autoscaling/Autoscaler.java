package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScalingDecision.ScaleTo;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.controller.autoscaling.load.Reporters;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.ControllerSettings;
import io.swell.shared.id.DeploymentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Decides for all deployments. Work is proportional to what changed: it looks at deployments with new load, another
 * number of running replicas, a changed configuration or a deadline that is due; the others cost nothing, however many
 * there are.
 */
public final class Autoscaler {

    private static final long NEVER = Long.MAX_VALUE;

    private final ControllerSettings settings;
    private final ClusterLoad load = new ClusterLoad(this::sample);
    private final Map<DeploymentId, Scaled> deployments = new HashMap<>();
    private final Queue<Scaled> dirty = new ArrayDeque<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private @Nullable Reporters lastReporters;
    private long distrustedBeforeMicros = Long.MIN_VALUE;
    private boolean lags;

    /** One deployment under its owner's eye. */
    private static final class Scaled {
        final DeploymentAutoscalingState state;
        final DeploymentLoad load;
        int running;
        boolean isDirty;
        long dueMicros = NEVER;

        Scaled(DeploymentAutoscalingState state, DeploymentLoad load) {
            this.state = state;
            this.load = load;
        }
    }

    /** Stale once its deployment is due at another time. */
    private record Due(long atMicros, Scaled deployment) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.compare(atMicros, other.atMicros);
        }
    }

    /** A target that changed, and why. */
    public record Change(DeploymentId deployment, DecisionRecord record) {}

    public Autoscaler(ControllerSettings settings) {
        this.settings = settings;
    }

    /** The load it decides by; reports go in here. */
    public ClusterLoad load() {
        return load;
    }

    /** A deployment is new, or its configuration is. */
    public void deploy(DeploymentId deployment, AutoscalingConfig config, long nowMicros) {
        Scaled scaled = deployments.get(deployment);
        if (scaled == null) {
            DeploymentAutoscalingState state = new DeploymentAutoscalingState(
                    deployment, config, settings.evaluationInterval(), settings.decisionHistory());
            scaled = new Scaled(state, load.load(deployment));
            deployments.put(deployment, scaled);
        } else {
            scaled.state.reconfigure(config, nowMicros);
        }
        touch(scaled);
    }

    /** Takes the replicas found for what was granted. */
    public void adopt(DeploymentId deployment, int observed) {
        Scaled scaled = deployed(deployment);
        scaled.state.adopt(observed);
        touch(scaled);
    }

    /** Whether the number was news. */
    public boolean observeRunning(DeploymentId deployment, int running) {
        Scaled scaled = deployments.get(deployment);
        if (scaled == null || scaled.running == running) {
            return false;
        }
        scaled.running = running;
        touch(scaled);
        return true;
    }

    /** The controller did not get to run for a while: reports that came before now are old news, however new they look. */
    public void distrustReportsBefore(long nowMicros) {
        distrustedBeforeMicros = nowMicros;
    }

    /** Whether the controller is late with the messages it was sent; while it is, it takes no replicas away. */
    public void lags(boolean value) {
        lags = value;
    }

    /** Decides wherever there is cause, and says which targets changed. */
    public List<Change> decide(long nowMicros) {
        collectCauses(nowMicros);
        if (dirty.isEmpty()) {
            return List.of();
        }
        long oldest = load.oldestReportMicros(nowMicros);
        boolean lagging = lags || oldest < distrustedBeforeMicros;
        List<Change> changes = new ArrayList<>();
        for (Scaled next = dirty.poll(); next != null; next = dirty.poll()) {
            next.isDirty = false;
            ScalingDecision decision = next.state.decide(observe(next, nowMicros, oldest, lagging));
            if (decision instanceof ScaleTo scaleTo) {
                changes.add(new Change(next.state.id(), scaleTo.record()));
            }
            schedule(next, next.state.dueMicros());
        }
        return changes;
    }

    /** When {@link #decide} has cause again though nothing happens; {@link Long#MAX_VALUE} for never. */
    public long dueMicros() {
        Due next = due.peek();
        return dirty.isEmpty() ? (next == null ? NEVER : next.atMicros()) : Long.MIN_VALUE;
    }

    public int target(DeploymentId deployment) {
        return deployed(deployment).state.target();
    }

    /** The latest decision, and the memorable ones before it, oldest first. */
    public DecisionRecord latest(DeploymentId deployment) {
        return deployed(deployment).state.explain();
    }

    public List<DecisionRecord> history(DeploymentId deployment) {
        return deployed(deployment).state.history();
    }

    private void collectCauses(long nowMicros) {
        Reporters reporters = load.reporters();
        if (!reporters.equals(lastReporters)) {
            lastReporters = reporters;
            deployments.values().forEach(this::touch);
        }
        for (DeploymentLoad changed : load.takeChanged()) {
            Scaled scaled = deployments.get(changed.id());
            if (scaled != null) {
                touch(scaled);
            }
        }
        for (Due next = due.peek(); next != null && next.atMicros() <= nowMicros; next = due.peek()) {
            due.poll();
            if (next.deployment().dueMicros == next.atMicros()) {
                next.deployment().dueMicros = NEVER;
                touch(next.deployment());
            }
        }
    }

    private Observation observe(Scaled scaled, long nowMicros, long oldestMicros, boolean lagging) {
        Reporters who = load.reporters();
        long lookBackMicros = scaled.state.config().lookBackPeriod().toNanos() / 1_000;
        Coverage coverage = new Coverage(
                who.known(),
                who.fresh(),
                who.unreachable(),
                scaled.load.missingOngoing(),
                who.watchedFor(lookBackMicros, nowMicros),
                nowMicros - oldestMicros,
                lagging);
        return new Observation(
                nowMicros,
                scaled.load.queued(),
                scaled.load.ongoing(),
                scaled.load.integralMicros(nowMicros),
                scaled.running,
                coverage);
    }

    private void schedule(Scaled scaled, long atMicros) {
        if (atMicros != scaled.dueMicros) {
            scaled.dueMicros = atMicros;
            if (atMicros != NEVER) {
                due.add(new Due(atMicros, scaled));
            }
        }
    }

    private void sample(DeploymentLoad changing, long nowMicros) {
        Scaled scaled = deployments.get(changing.id());
        if (scaled != null) {
            scaled.state.sample(nowMicros, changing.integralMicros(nowMicros));
        }
    }

    private void touch(Scaled scaled) {
        if (!scaled.isDirty) {
            scaled.isDirty = true;
            dirty.add(scaled);
        }
    }

    private Scaled deployed(DeploymentId deployment) {
        Scaled scaled = deployments.get(deployment);
        if (scaled == null) {
            throw new IllegalArgumentException("deployment must have been deployed, was: " + deployment);
        }
        return scaled;
    }
}
