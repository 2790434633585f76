package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.Term;
import java.util.List;
import java.util.Optional;

/** Statuses to be shown and observed. */
final class Statuses {

    static final Term FIRST = new Term(1, 11);
    static final Term SECOND = new Term(2, 12);

    private Statuses() {}

    static ClusterStatus of(DeploymentStatus... deployments) {
        return new ClusterStatus(
                FIRST,
                1_000,
                0,
                List.of(deployments),
                List.of(process("127.0.0.1:25521"), process("127.0.0.1:25522")),
                messages(0, 0, 0));
    }

    static ClusterStatus of(Term term, MessageCounts messages, DeploymentStatus... deployments) {
        return new ClusterStatus(term, 1_000, 0, List.of(deployments), List.of(), messages);
    }

    static MessageCounts messages(long reports, long heartbeats, long urgent) {
        return new MessageCounts(reports, heartbeats, urgent, 0, 0, 0);
    }

    static ProcessStatus process(String address) {
        return new ProcessStatus(address, "reporting", 100, 20);
    }

    static DecisionStatus decision(long at, int before, int after) {
        return new DecisionStatus(at, after, before, after, "wants " + after);
    }

    /** A deployment that has {@code running} replicas on {@code hosts} and nothing else to say. */
    static DeploymentStatus running(String name, int running, List<String> hosts, DecisionStatus... decisions) {
        return new DeploymentStatus(
                new DeploymentId(name),
                0,
                0,
                Double.NaN,
                running,
                0,
                running,
                0,
                0,
                hosts,
                Availability.DEPLOYED,
                "",
                "ongoing-requests",
                Optional.empty(),
                "",
                List.of(decisions));
    }
}
