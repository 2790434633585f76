package io.swell.shared.protocol;

import io.swell.shared.id.DeploymentId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
     * @param policy the name of what decides for it
     * @param order what an operator said of it that still holds
     * @param reason the latest decision in a sentence
     * @param decisions those worth remembering, newest last; as many as were asked for
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
            String policy,
            Optional<OrderStatus> order,
            String reason,
            List<DecisionStatus> decisions) {}

    /**
     * What an operator said of a deployment.
     *
     * @param kind whether to stay as it is or to have a number
     * @param replicas so many, until it ends
     * @param until when it ends by itself, in milliseconds since 1970; empty if it does not
     */
    public record OrderStatus(Kind kind, int replicas, OptionalLong until) {

        /** What was said. */
        public enum Kind {
            PAUSED,
            SCALED
        }
    }

    /**
     * One decision worth remembering.
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
