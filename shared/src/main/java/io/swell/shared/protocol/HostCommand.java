package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import java.time.Duration;

/** Everything a {@code ReplicaHostActor} accepts. All orders are idempotent: repeating one changes nothing. */
public sealed interface HostCommand {

    /** A controller presents itself and asks for a report; the host answers to it until one of a higher term comes. */
    record IntroduceController(Term term, ActorRef<ControllerCommand> controller) implements HostCommand, WireMessage {}

    record StartReplica(Term term, ReplicaId replica, ReplicaSpec spec) implements HostCommand, WireMessage {}

    /** Finish what runs, take nothing new. */
    record DrainReplica(Term term, ReplicaId replica) implements HostCommand, WireMessage {}

    /** End it now, whatever runs; also forgets a replica that failed or has drained. */
    record StopReplica(Term term, ReplicaId replica) implements HostCommand, WireMessage {}

    /**
     * The controller holds the host's report of this sequence. If that is {@link HostReport#EVERYTHING}, it holds none and
     * could not use the last, which builds on one: it must be told everything.
     */
    record ReportReceived(Term term, long sequence) implements HostCommand, WireMessage {}

    /**
     * What to run.
     *
     * @param version equal for equal specs; a replica of another version is out of date
     * @param handler class name of the handler's factory
     * @param handlerConfig HOCON handed to the factory
     * @param maxOngoingRequests the replica refuses beyond
     * @param gracefulShutdownTimeout how long a draining replica may take
     */
    record ReplicaSpec(
            String version,
            String handler,
            String handlerConfig,
            int maxOngoingRequests,
            Duration gracefulShutdownTimeout) {}

    /** The one open door: what replicas and the host itself send. Never leaves the JVM. */
    non-sealed interface Local extends HostCommand {}
}
