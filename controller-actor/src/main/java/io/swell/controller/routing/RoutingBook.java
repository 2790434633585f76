package io.swell.controller.routing;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which process knows what about where replicas are, and the updates that bring all of them up to date: one per process,
 * with the deployments it has handles for, changes only. Each process's updates are numbered; its reports say which it
 * holds, so that a lost one is noticed and replaced by a complete one without any message of its own.
 */
public final class RoutingBook {

    private final Term term;
    private final long patienceMicros;
    private final Map<ProcessId, ProcessRoutes> processes = new HashMap<>();
    private final Map<DeploymentId, PublishedRoutes> published = new HashMap<>();
    private final Map<DeploymentId, PublishedRoutes> changed = new LinkedHashMap<>();

    /** An update and where it goes. */
    public record Outgoing(ActorRef<DirectoryCommand> directory, RoutingUpdate update) {}

    /**
     * An empty book.
     *
     * @param patienceMicros how long an update may be on its way before it counts as lost
     */
    public RoutingBook(Term term, long patienceMicros) {
        this.term = term;
        this.patienceMicros = patienceMicros;
    }

    /** A process reported, and with it what it holds. */
    public void reported(MetricsReport report, ActorRef<DirectoryCommand> directory, long nowMicros) {
        processes
                .computeIfAbsent(report.process(), id -> new ProcessRoutes(directory))
                .holds(report.routingTerm().equals(term), report.routingVersion(), nowMicros, patienceMicros);
    }

    /** A process got its first handle for a deployment, or lost its last. */
    public void interest(ProcessId process, DeploymentId deployment, boolean interested) {
        ProcessRoutes routes = processes.get(process);
        if (routes != null && interested) {
            routes.interestedIn(deployment);
        } else if (routes != null) {
            routes.lostInterestIn(deployment);
        }
    }

    public void remove(ProcessId process) {
        processes.remove(process);
    }

    /** A deployment's routes are these now. */
    public void publish(PublishedRoutes routes) {
        if (routes.equals(published.get(routes.deployment()))) {
            changed.remove(routes.deployment());
        } else {
            changed.put(routes.deployment(), routes);
        }
    }

    public void withdraw(DeploymentId deployment) {
        if (published.containsKey(deployment) || changed.containsKey(deployment)) {
            publish(PublishedRoutes.unknown(deployment));
        }
    }

    /** What must be sent so that every process knows what was published; it counts as sent. */
    public List<Outgoing> takeUpdates(long nowMicros) {
        if (changed.isEmpty() && processes.values().stream().noneMatch(ProcessRoutes::hasNews)) {
            return List.of();
        }
        Map<DeploymentId, DeploymentRoutes> changes = new HashMap<>();
        changed.forEach(
                (id, routes) -> changes.put(id, routes.since(published.getOrDefault(id, PublishedRoutes.unknown(id)))));
        published.putAll(changed);
        changed.clear();
        List<Outgoing> updates = new ArrayList<>();
        for (ProcessRoutes process : processes.values()) {
            for (List<DeploymentRoutes> part : UpdateParts.of(news(process, changes))) {
                boolean complete = process.hasToStartOver();
                RoutingUpdate update = new RoutingUpdate(term, process.sent(nowMicros), complete, part);
                updates.add(new Outgoing(process.directory(), update));
            }
        }
        return updates;
    }

    private List<DeploymentRoutes> news(ProcessRoutes process, Map<DeploymentId, DeploymentRoutes> changes) {
        List<DeploymentRoutes> news = new ArrayList<>();
        Set<DeploymentId> whole = new HashSet<>(process.hasToStartOver() ? process.everything() : process.untold());
        whole.forEach(id ->
                news.add(published.getOrDefault(id, PublishedRoutes.unknown(id)).complete()));
        changes.forEach((id, change) -> {
            if (process.knows(id) && !whole.contains(id)) {
                news.add(change);
            }
        });
        return news;
    }
}
