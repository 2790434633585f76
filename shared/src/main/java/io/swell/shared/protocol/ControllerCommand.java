package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.MetricName;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything a {@code ControllerActor} accepts. */
public sealed interface ControllerCommand {

    /** One process's load. Answered with an acknowledgement or a wish for a snapshot. */
    record PushMetrics(MetricsReport report, ActorRef<PusherCommand> pusher, ActorRef<DirectoryCommand> directory)
            implements ControllerCommand, WireMessage {}

    /** The process leaves gracefully: its handles have ended and its load with them. */
    record SayGoodbye(ProcessId process, long sequence) implements ControllerCommand, WireMessage {}

    /**
     * What changed on one replica host since a report its controller holds. Sent on every change and repeated until
     * received; applies only to a controller that holds its base or a later report.
     *
     * @param base the report since which it tells what changed; {@link #EVERYTHING}: whatever is not in it has ended
     * @param sequence above 0, grows by one with every report that says something new; an older report is ignored
     * @param part which message of the report this is, from 0; the report counts once all have come
     * @param parts how many messages the report has, see {@link HostReportParts}
     * @param resources what replicas may use of this host, by name
     * @param leaving whether the host wants to be emptied
     * @param replicas those that came or changed since the base, as they are now
     * @param removed those that ended since the base, whether it had them or not
     */
    record HostReport(
            ProcessId process,
            long base,
            long sequence,
            int part,
            int parts,
            Map<String, Double> resources,
            boolean leaving,
            List<HostedReplica> replicas,
            List<ReplicaId> removed,
            ActorRef<HostCommand> host)
            implements ControllerCommand, WireMessage {

        /** The base of a report that needs none, and the sequence held by a controller that holds none. */
        public static final long EVERYTHING = 0;

        /** Receivers gather the parts; a bound on what a broken sender can make them keep. */
        private static final int MOST_PARTS = 10_000;

        public HostReport {
            if (base < EVERYTHING || base >= sequence) {
                throw new IllegalArgumentException(
                        "base must not be negative and be below sequence, was: " + base + " of " + sequence);
            }
            if (parts < 1 || parts > MOST_PARTS || part < 0 || part >= parts) {
                throw new IllegalArgumentException(
                        "part must be below parts, which may be " + MOST_PARTS + ", was: " + part + " of " + parts);
            }
        }

        /** With the same beginning and end, but these contents. */
        HostReport with(int newPart, int newParts, List<HostedReplica> newReplicas, List<ReplicaId> newRemoved) {
            return new HostReport(
                    process, base, sequence, newPart, newParts, resources, leaving, newReplicas, newRemoved, host);
        }
    }

    /**
     * One replica as its host sees it.
     *
     * @param version of the spec it was started from
     * @param detail why it failed; empty otherwise
     */
    record HostedReplica(
            ReplicaId replica, String version, ReplicaPhase phase, String detail, ActorRef<ReplicaCommand> ref) {}

    /** Where a replica stands in its life. */
    enum ReplicaPhase {
        STARTING,
        RUNNING,
        DRAINING,
        /** Has finished all it had; waits to be stopped. */
        DRAINED,
        /** Could not start; waits to be forgotten. */
        START_FAILED,
        /** Ran and ended by itself; waits to be forgotten. */
        CRASHED
    }

    /**
     * What the running replicas of one host recorded: all of it, in absolute values. Sent when something changed, and again
     * every now and then, so that a lost one is made good. Of two the one of the higher sequence counts.
     *
     * @param sequence above 0; grows with every message but those of one round
     * @param part which message of its round this is, from 0; each counts when it comes, and once all have come, what is in
     *     none of them has ended
     * @param parts how many messages the round has
     */
    record HostMetrics(ProcessId process, long sequence, int part, int parts, List<MetricSum> metrics)
            implements ControllerCommand, WireMessage {

        /** A bound on what a broken sender can make receivers keep. */
        private static final int MOST_PARTS = 10_000;

        public HostMetrics {
            if (sequence < 1) {
                throw new IllegalArgumentException("sequence must be above 0, was: " + sequence);
            }
            if (parts < 1 || parts > MOST_PARTS || part < 0 || part >= parts) {
                throw new IllegalArgumentException(
                        "part must be below parts, which may be " + MOST_PARTS + ", was: " + part + " of " + parts);
            }
        }
    }

    /**
     * What the running replicas of one host recorded for one deployment under one name.
     *
     * @param replicas how many recorded it, at least 1
     * @param sum of their newest values; finite
     */
    record MetricSum(DeploymentId deployment, String name, int replicas, double sum) {

        public MetricSum {
            MetricName.require(name);
            if (replicas < 1) {
                throw new IllegalArgumentException("replicas must be at least 1, was: " + replicas);
            }
            if (!Double.isFinite(sum)) {
                throw new IllegalArgumentException("sum must be finite, was: " + sum);
            }
        }

        /** Two finite values added up; what would be infinite is the largest there is. */
        public static double add(double one, double other) {
            return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, one + other));
        }

        /** With the value of one replica more. */
        public MetricSum plus(double value) {
            return new MetricSum(deployment, name, replicas + 1, add(sum, value));
        }
    }

    /**
     * What the controller knows, for people and tools: one page, of what comes after {@code from}.
     *
     * @param decisions at most so many of each deployment are told, the newest
     */
    record GetStatus(ActorRef<StatusPage> replyTo, StatusPage.Cursor from, int decisions)
            implements ControllerCommand, WireMessage {}

    /** What the controller knows of one deployment, with all of its decisions that are remembered. */
    record GetDeployment(DeploymentId deployment, ActorRef<DeploymentAnswer> replyTo)
            implements ControllerCommand, WireMessage {}

    /**
     * An operator has a deployment stay as it is. Answered with {@link OrderAnswer}, as are the two below.
     *
     * @param duration for how long; 0 until it is resumed
     */
    record PauseScaling(DeploymentId deployment, Duration duration, ActorRef<OrderAnswer> replyTo)
            implements ControllerCommand, WireMessage {

        public PauseScaling {
            OrderLimits.check(duration);
        }
    }

    /** Whatever an operator said of a deployment is over; it decides again, beginning with what it has. */
    record ResumeScaling(DeploymentId deployment, ActorRef<OrderAnswer> replyTo)
            implements ControllerCommand, WireMessage {}

    /**
     * An operator says how many replicas a deployment has. It need not be within the bounds of its autoscaling.
     *
     * @param duration for how long; 0 until it is resumed
     */
    record ScaleByHand(DeploymentId deployment, int replicas, Duration duration, ActorRef<OrderAnswer> replyTo)
            implements ControllerCommand, WireMessage {

        public ScaleByHand {
            OrderLimits.check(duration);
            OrderLimits.check(replicas);
        }
    }

    /** The one open door: what the controller sends itself. Never leaves the JVM. */
    non-sealed interface Local extends ControllerCommand {}
}
