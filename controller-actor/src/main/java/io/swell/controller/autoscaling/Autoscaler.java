package io.swell.controller.autoscaling;

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
import java.util.Optional;
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
    /** The same by {@link DeploymentLoad#ordinal()}; null where there is load of what was never deployed. */
    private final List<@Nullable Scaled> byOrdinal = new ArrayList<>();

    private final Queue<Scaled> dirty = new ArrayDeque<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Observation seen = Observation.ofNothing();
    private Coverage coverage = Coverage.NOBODY;
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
        /** Of its entry in the queue, which is never later than what it is due. */
        long queuedMicros = NEVER;

        Scaled(DeploymentAutoscalingState state, DeploymentLoad load) {
            this.state = state;
            this.load = load;
        }
    }

    /**
     * Looked at when its time comes, and put back if its deployment is due later by then: a deployment decided a thousand
     * times before it is due moves in the queue once. Stale once its deployment has an earlier one.
     */
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
            while (byOrdinal.size() <= scaled.load.ordinal()) {
                byOrdinal.add(null);
            }
            byOrdinal.set(scaled.load.ordinal(), scaled);
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
            Optional<DecisionRecord> scaled = next.state.advance(observe(next, nowMicros, oldest, lagging));
            if (scaled.isPresent()) {
                changes.add(new Change(next.state.id(), scaled.get()));
            }
            schedule(next, next.state.dueMicros());
        }
        return changes;
    }

    /** When {@link #decide} has cause again though nothing happens; {@link Long#MAX_VALUE} for never. */
    public long dueMicros() {
        if (!dirty.isEmpty()) {
            return Long.MIN_VALUE;
        }
        Due next = due.peek();
        while (next != null && next.atMicros() != next.deployment().dueMicros) {
            requeue(due.remove());
            next = due.peek();
        }
        return next == null ? NEVER : next.atMicros();
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
            Scaled scaled = scaled(changed);
            if (scaled != null) {
                touch(scaled);
            }
        }
        for (Due next = due.peek(); next != null && next.atMicros() <= nowMicros; next = due.peek()) {
            Scaled scaled = next.deployment();
            if (scaled.dueMicros <= nowMicros) {
                scaled.dueMicros = NEVER;
                touch(scaled);
            }
            requeue(due.remove());
        }
    }

    private Observation observe(Scaled scaled, long nowMicros, long oldestMicros, boolean lagging) {
        return seen.show(
                nowMicros,
                scaled.load.queued(),
                scaled.load.ongoing(),
                scaled.load.integralMicros(nowMicros),
                scaled.running,
                coverage(scaled, nowMicros, nowMicros - oldestMicros, lagging));
    }

    /** The same object for all deployments that it fits, as long as it does. */
    private Coverage coverage(Scaled scaled, long nowMicros, long oldestAgeMicros, boolean lagging) {
        Reporters who = load.reporters();
        boolean watched = who.watchedFor(scaled.state.lookBackMicros(), nowMicros);
        if (!coverage.is(who, scaled.load.missingOngoing(), watched, oldestAgeMicros, lagging)) {
            coverage = new Coverage(
                    who.known(),
                    who.fresh(),
                    who.unreachable(),
                    scaled.load.missingOngoing(),
                    watched,
                    oldestAgeMicros,
                    lagging);
        }
        return coverage;
    }

    private void schedule(Scaled scaled, long atMicros) {
        scaled.dueMicros = atMicros;
        if (atMicros < scaled.queuedMicros) {
            enqueue(scaled);
        }
    }

    /** An entry has left the queue; its deployment gets another if it was the last and the deployment is due again. */
    private void requeue(Due removed) {
        Scaled scaled = removed.deployment();
        if (scaled.queuedMicros == removed.atMicros()) {
            scaled.queuedMicros = NEVER;
            enqueue(scaled);
        }
    }

    private void enqueue(Scaled scaled) {
        if (scaled.dueMicros != NEVER) {
            scaled.queuedMicros = scaled.dueMicros;
            due.add(new Due(scaled.dueMicros, scaled));
        }
    }

    private void sample(DeploymentLoad changing, long nowMicros) {
        Scaled scaled = scaled(changing);
        if (scaled != null) {
            scaled.state.sample(nowMicros, changing.integralMicros(nowMicros));
        }
    }

    private @Nullable Scaled scaled(DeploymentLoad of) {
        return of.ordinal() < byOrdinal.size() ? byOrdinal.get(of.ordinal()) : null;
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
