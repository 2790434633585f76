package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.controller.autoscaling.metric.RecordedMetrics;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.ControllerSettings;
import io.swell.shared.id.DeploymentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All deployments that were deployed, by the ordinal of their load, which also knows them by name: ten thousand need no
 * second map for that. They have in common what they deliberate with, and the rules if they are configured alike.
 */
final class ScaledDeployments {

    private final ControllerSettings settings;
    private final ClusterLoad load;
    private final PolicyLimit limit;
    /** Null where there is load of what was never deployed. */
    private final List<@Nullable Scaled> byOrdinal = new ArrayList<>();

    private final Deliberation deliberation = new Deliberation();
    private final Map<Declared, DecisionRules> rules = new HashMap<>();

    private record Declared(AutoscalingConfig config, int slots) {}

    ScaledDeployments(ControllerSettings settings, ClusterLoad load, PolicyLimit limit) {
        this.settings = settings;
        this.load = load;
        this.limit = limit;
    }

    /** One deployment under its owner's eye. */
    static final class Scaled {
        final DeploymentAutoscalingState state;
        final DeploymentLoad load;
        final DueTimes.Slot<Scaled> slot = new DueTimes.Slot<>(this);
        RecordedMetrics metrics = RecordedMetrics.NONE;
        /** Of a policy that remembers. */
        PolicyStates.@Nullable Keeper keeper;

        int running;
        boolean isDirty;
        /** Null for most. */
        @Nullable
        SharedBudget budget;

        Scaled(DeploymentAutoscalingState state, DeploymentLoad load) {
            this.state = state;
            this.load = load;
        }
    }

    /**
     * A deployment is new, or its configuration is.
     *
     * @throws IllegalArgumentException if the configured policy is not known; nothing has changed then
     */
    Scaled deploy(DeploymentId deployment, AutoscalingConfig config, int slots, long nowMicros) {
        DecisionRules itsRules = rules.computeIfAbsent(
                new Declared(config, slots), declared -> DecisionRules.of(declared.config, declared.slots));
        Scaled known = find(deployment);
        if (known != null) {
            known.state.reconfigure(itsRules, nowMicros);
            return known;
        }
        DeploymentAutoscalingState state = new DeploymentAutoscalingState(
                deployment,
                itsRules,
                AutoscalingPolicy.named(config.policy()),
                limit,
                deliberation,
                settings.evaluationInterval(),
                settings.decisionHistory());
        Scaled added = new Scaled(state, load.load(deployment));
        while (byOrdinal.size() <= added.load.ordinal()) {
            byOrdinal.add(null);
        }
        byOrdinal.set(added.load.ordinal(), added);
        return added;
    }

    @Nullable
    Scaled find(DeploymentId deployment) {
        DeploymentLoad known = load.find(deployment);
        return known == null ? null : at(known.ordinal());
    }

    @Nullable
    Scaled at(int ordinal) {
        return ordinal < byOrdinal.size() ? byOrdinal.get(ordinal) : null;
    }

    /** @throws IllegalArgumentException if it was never deployed */
    Scaled get(DeploymentId deployment) {
        Scaled scaled = find(deployment);
        if (scaled == null) {
            throw new IllegalArgumentException("deployment must have been deployed, was: " + deployment);
        }
        return scaled;
    }

    void forEach(Consumer<Scaled> each) {
        byOrdinal.stream().filter(Objects::nonNull).forEach(each);
    }
}
