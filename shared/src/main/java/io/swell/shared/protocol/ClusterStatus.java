package io.swell.shared.protocol;

import io.swell.shared.id.DeploymentId;
import java.util.List;

/**
 * The controller's view of the cluster at an instant; it travels as {@link StatusPage}s.
 *
 * @param grantedIntervalMillis how often processes may report now
 * @param lagMillis how long the last message waited for the controller
 * @param deployments in order of name
 * @param processes in order of address
 * @param messages what reached the controller since its term began
 */
public record ClusterStatus(
        Term term,
        long grantedIntervalMillis,
        long lagMillis,
        List<DeploymentStatus> deployments,
        List<ProcessStatus> processes,
        MessageCounts messages) {

    /**
     * One deployment: what it carries, what is wanted for it and what it has.
     *
     * @param ongoing queued plus running, now
     * @param desired what the policy wants; NaN before its first answer
     * @param pending replicas that fit on no host
     * @param hosts addresses where its replicas run
     * @param health in one word; {@code detail} says why
     * @param reason the latest decision in a sentence
     */
    public record DeploymentStatus(
            DeploymentId deployment,
            int queued,
            int ongoing,
            double desired,
            int target,
            int starting,
            int running,
            int draining,
            int pending,
            List<String> hosts,
            DirectoryCommand.Availability health,
            String detail,
            String reason,
            List<DecisionStatus> decisions) {}

    /**
     * One decision worth remembering, newest last.
     *
     * @param at wall time of the controller, milliseconds since 1970, for showing
     */
    public record DecisionStatus(long at, double desired, int before, int after, String sentence) {}

    /**
     * One process as the controller sees it.
     *
     * @param state {@code reporting}, {@code silent}, {@code unreachable} or {@code expected}
     * @param reportAgeMillis since its last report arrived; -1 for never
     */
    public record ProcessStatus(String address, String state, long reportAgeMillis, int handles) {}

    /**
     * Messages that reached the controller in its term.
     *
     * @param reports parts of reports, of which {@code heartbeats} and {@code urgent} are told apart
     */
    public record MessageCounts(
            long reports, long heartbeats, long urgent, long snapshots, long refusedEntries, long hostReports) {}
}
