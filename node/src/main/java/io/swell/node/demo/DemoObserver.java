package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees what happened from one {@link ClusterStatus} to the next. Look more often than the controller makes as many
 * decisions for one deployment as it remembers, or the oldest are missed.
 */
public final class DemoObserver {

    private static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0);

    private final Map<DeploymentId, ObservedDeployment> deployments = new TreeMap<>();
    private final List<ScaleEvent> events = new ArrayList<>();
    private @Nullable Term term;
    private MessageCounts before = NONE;
    private MessageCounts latest = NONE;
    private MessageCounts earlierTerms = NONE;
    private int processes;

    /** The first status is where counting of messages begins. */
    public void observe(ClusterStatus status) {
        status.deployments()
                .forEach(deployment -> events.addAll(deployments
                        .computeIfAbsent(deployment.deployment(), ObservedDeployment::new)
                        .observe(deployment)));
        processes = Math.max(processes, status.processes().size());
        countMessages(status);
    }

    /** Every change of a target so far, in the order they were seen. */
    List<ScaleEvent> events() {
        return List.copyOf(events);
    }

    /** Most processes seen at a time. */
    public int processes() {
        return processes;
    }

    /** What reached the controllers since the first status. */
    public MessageCounts messages() {
        return plus(earlierTerms, minus(latest, before));
    }

    /** In order of name. */
    public List<DemoSummary.DeploymentSummary> deployments() {
        return deployments.values().stream().map(ObservedDeployment::summary).toList();
    }

    private void countMessages(ClusterStatus status) {
        if (term == null) {
            before = status.messages();
        } else if (!term.equals(status.term())) {
            earlierTerms = messages();
            before = NONE;
        }
        term = status.term();
        latest = status.messages();
    }

    private static MessageCounts plus(MessageCounts a, MessageCounts b) {
        return new MessageCounts(
                a.reports() + b.reports(),
                a.heartbeats() + b.heartbeats(),
                a.urgent() + b.urgent(),
                a.snapshots() + b.snapshots(),
                a.refusedEntries() + b.refusedEntries(),
                a.hostReports() + b.hostReports());
    }

    private static MessageCounts minus(MessageCounts a, MessageCounts b) {
        return new MessageCounts(
                a.reports() - b.reports(),
                a.heartbeats() - b.heartbeats(),
                a.urgent() - b.urgent(),
                a.snapshots() - b.snapshots(),
                a.refusedEntries() - b.refusedEntries(),
                a.hostReports() - b.hostReports());
    }
}
