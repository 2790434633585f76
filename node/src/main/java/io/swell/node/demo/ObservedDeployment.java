package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one deployment was seen to do, from one status to the next. */
final class ObservedDeployment {

    private final DeploymentId deployment;
    private final SortedSet<String> hosts = new TreeSet<>();
    private @Nullable DecisionStatus latest;
    private int scaleUps;
    private int scaleDowns;
    private boolean hasRun;
    private int minRunning;
    private int maxRunning;

    ObservedDeployment(DeploymentId deployment) {
        this.deployment = deployment;
    }

    /** Takes note of a status and returns the changes of target in it that no earlier one showed. */
    List<ScaleEvent> observe(DeploymentStatus status) {
        hosts.addAll(status.hosts());
        if (hasRun || status.running() > 0) {
            minRunning = hasRun ? Math.min(minRunning, status.running()) : status.running();
            maxRunning = Math.max(maxRunning, status.running());
            hasRun = true;
        }
        List<ScaleEvent> events = new ArrayList<>();
        for (DecisionStatus decision : unseen(status.decisions())) {
            latest = decision;
            if (decision.after() != decision.before()) {
                events.add(new ScaleEvent(
                        deployment, decision.at(), decision.before(), decision.after(), decision.sentence()));
            }
        }
        scaleUps += (int) events.stream().filter(ScaleEvent::isUp).count();
        scaleDowns += (int) events.stream().filter(event -> !event.isUp()).count();
        return events;
    }

    DemoSummary.DeploymentSummary summary() {
        return new DemoSummary.DeploymentSummary(
                deployment.name(), scaleUps, scaleDowns, minRunning, maxRunning, List.copyOf(hosts));
    }

    /** Decisions are remembered oldest first and only so many of them; a controller that took over has none of before. */
    private List<DecisionStatus> unseen(List<DecisionStatus> decisions) {
        DecisionStatus seen = latest;
        if (seen == null) {
            return decisions;
        }
        int position = decisions.lastIndexOf(seen);
        return position >= 0
                ? decisions.subList(position + 1, decisions.size())
                : decisions.stream()
                        .filter(decision -> decision.at() > seen.at())
                        .toList();
    }
}
