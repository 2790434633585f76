package io.swell.controller.deployment;

import io.swell.shared.id.DeploymentId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments must be looked at: those something happened to, and those whose time has come. All others cost
 * nothing. First come, first served.
 */
final class Attention {

    private record Due(long atMicros, DeploymentId deployment) {}

    private final Queue<DeploymentId> order = new ArrayDeque<>();
    private final Set<DeploymentId> touched = new HashSet<>();
    private final Set<DeploymentId> unplaced = new LinkedHashSet<>();
    private final Map<DeploymentId, Due> dueOf = new HashMap<>();
    private final TreeSet<Due> due =
            new TreeSet<>(Comparator.comparingLong(Due::atMicros).thenComparing(Due::deployment));
    private Set<DeploymentId> routingChanges = new LinkedHashSet<>();

    void touch(DeploymentId deployment) {
        if (touched.add(deployment)) {
            order.add(deployment);
        }
    }

    /** Room came free somewhere: what fitted nowhere may fit now. */
    void touchUnplaced() {
        unplaced.forEach(this::touch);
    }

    void setUnplaced(DeploymentId deployment, boolean isUnplaced) {
        if (isUnplaced) {
            unplaced.add(deployment);
        } else {
            unplaced.remove(deployment);
        }
    }

    /** Handles may have to hear of it: of where its replicas are, or that they cannot start. */
    void routingChanged(DeploymentId deployment) {
        routingChanges.add(deployment);
    }

    Set<DeploymentId> takeRoutingChanges() {
        Set<DeploymentId> taken = routingChanges;
        routingChanges = new LinkedHashSet<>();
        return taken;
    }

    /** @param atMicros when the deployment must be looked at though nothing happens to it; replaces what was set before */
    void schedule(DeploymentId deployment, long atMicros) {
        Due before = dueOf.remove(deployment);
        if (before != null) {
            due.remove(before);
        }
        if (atMicros != Micros.NEVER) {
            Due entry = new Due(atMicros, deployment);
            dueOf.put(deployment, entry);
            due.add(entry);
        }
    }

    void forget(DeploymentId deployment) {
        schedule(deployment, Micros.NEVER);
        unplaced.remove(deployment);
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    /** The next deployment to look at, or null. */
    @Nullable
    DeploymentId next(long now) {
        while (!due.isEmpty() && due.first().atMicros() <= now) {
            DeploymentId deployment = due.first().deployment();
            schedule(deployment, Micros.NEVER);
            touch(deployment);
        }
        DeploymentId deployment = order.poll();
        if (deployment != null) {
            touched.remove(deployment);
        }
        return deployment;
    }

    long dueMicros() {
        return due.isEmpty() ? Micros.NEVER : due.first().atMicros();
    }
}
