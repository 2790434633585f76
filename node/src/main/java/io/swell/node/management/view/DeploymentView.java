package io.swell.node.management.view;

import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.OrderStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment. Times are ISO-8601 in UTC.
 *
 * @param health how it fares, in one word, {@link #HEALTHY} or not; {@code detail} says why
 * @param ongoing queued plus running requests
 * @param desired replicas that the policy wants; null before its first answer
 * @param target replicas that were granted
 * @param observed replicas there are
 * @param hosts addresses where they run
 * @param order what an operator said that still holds; null for nothing
 * @param reason the decision as it stands now, in a sentence
 * @param decisions those worth remembering, newest last; none in a list of deployments
 */
public record DeploymentView(
        String name,
        String policy,
        String health,
        String detail,
        int ongoing,
        int queued,
        @Nullable Double desired,
        int target,
        Observed observed,
        List<String> hosts,
        @Nullable Order order,
        String reason,
        List<Decision> decisions) {

    public static final String HEALTHY = "healthy";

    /**
     * Replicas by what they are good for.
     *
     * @param pending wanted, but they fit on no host
     */
    public record Observed(int running, int starting, int draining, int pending) {}

    /**
     * What an operator said.
     *
     * @param kind {@code paused} or {@code scaled}
     * @param until when it ends by itself; null if it does not
     */
    public record Order(String kind, int replicas, @Nullable String until) {

        public static final String PAUSED = "paused";
        public static final String SCALED = "scaled";

        private static Order of(OrderStatus status) {
            return new Order(
                    status.kind() == OrderStatus.Kind.PAUSED ? PAUSED : SCALED,
                    status.replicas(),
                    status.until().isPresent() ? text(status.until().getAsLong()) : null);
        }
    }

    /** A decision that was made. */
    public record Decision(String at, @Nullable Double desired, int before, int after, String sentence) {

        private static Decision of(DecisionStatus status) {
            return new Decision(
                    text(status.at()), number(status.desired()), status.before(), status.after(), status.sentence());
        }
    }

    /** The same in the words of this page. */
    public static DeploymentView of(DeploymentStatus status) {
        return new DeploymentView(
                status.deployment().name(),
                status.policy(),
                status.health() == Availability.UNHEALTHY ? "unhealthy" : HEALTHY,
                status.detail(),
                status.ongoing(),
                status.queued(),
                number(status.desired()),
                status.target(),
                new Observed(status.running(), status.starting(), status.draining(), status.pending()),
                status.hosts(),
                status.order().map(Order::of).orElse(null),
                status.reason(),
                status.decisions().stream().map(Decision::of).toList());
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
