package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.replica.GuardedHandler.Outcome;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.ReplicaSpec;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ReplicaCommand.Abandon;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One running copy of user code: starting, running, draining, stopping. Answers every request exactly once; only a JVM
 * that dies leaves one without an answer.
 *
 * <p>It does not end when it has drained but waits for its host's order. When it cannot start or go on, it tells its host
 * why and ends. Reasons: {@code docs/adr/0030}.
 */
final class ReplicaActor {

    /** What its host has it do. */
    enum Order implements ReplicaCommand.Local {
        DRAIN,
        STOP
    }

    private enum TimeIsOver implements ReplicaCommand.Local {
        FOR_DRAINING,
        FOR_STOPPING
    }

    private record StartEnded(Outcome outcome) implements ReplicaCommand.Local {}

    private record RequestEnded(ActiveRequest request, Outcome outcome) implements ReplicaCommand.Local {}

    private record StopEnded(Outcome outcome) implements ReplicaCommand.Local {}

    private final ActorContext<ReplicaCommand> context;
    private final TimerScheduler<ReplicaCommand> timers;
    private final ReplicaId replica;
    private final Duration gracefulShutdownTimeout;
    private final GuardedHandler handler;
    private final ActorRef<HostCommand> host;
    private final RunningRequests requests;
    private final Answers answers;
    private final ReplicaLog log;

    /** Makes the handler on the new actor's own thread; tells the host if that fails. */
    static Behavior<ReplicaCommand> create(
            ReplicaId replica, ReplicaSpec spec, HandlerFactories factories, ActorRef<HostCommand> host) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ReplicaLog log = new ReplicaLog(replica.toString());
            try {
                SpawningContext userContext = SpawningContext.of(replica, spec.handlerConfig(), context, host);
                GuardedHandler handler = new GuardedHandler(factories.create(spec.handler(), userContext));
                return new ReplicaActor(context, timers, replica, spec, handler, host, log).start(userContext);
            } catch (HandlerUnusableException e) {
                log.failed(Failures.message(e));
                host.tell(new ReplicaNews.Failed(replica, Failures.message(e)));
                return Behaviors.stopped();
            }
        }));
    }

    private ReplicaActor(
            ActorContext<ReplicaCommand> context,
            TimerScheduler<ReplicaCommand> timers,
            ReplicaId replica,
            ReplicaSpec spec,
            GuardedHandler handler,
            ActorRef<HostCommand> host,
            ReplicaLog log) {
        this.context = context;
        this.timers = timers;
        this.replica = replica;
        this.gracefulShutdownTimeout = spec.gracefulShutdownTimeout();
        this.handler = handler;
        this.host = host;
        this.requests = new RunningRequests(spec.maxOngoingRequests());
        this.answers = new Answers(replica, context.getSystem());
        this.log = log;
    }

    private Behavior<ReplicaCommand> start(ReplicaContext userContext) {
        context.pipeToSelf(handler.start(userContext), (outcome, never) -> new StartEnded(outcome));
        return starting();
    }

    private Behavior<ReplicaCommand> starting() {
        return phase(true)
                .onMessage(Execute.class, execute -> refuse(execute, false))
                .onMessage(StartEnded.class, this::onStartEnded)
                .onMessageEquals(Order.DRAIN, () -> drain(true))
                .onMessageEquals(Order.STOP, () -> stop("was stopped", true))
                .build();
    }

    private Behavior<ReplicaCommand> running() {
        return phase(false)
                .onMessage(Execute.class, this::onExecute)
                .onMessage(RequestEnded.class, this::onRequestEnded)
                .onMessageEquals(Order.DRAIN, () -> drain(false))
                .onMessageEquals(Order.STOP, () -> stop("was stopped", false))
                .build();
    }

    private Behavior<ReplicaCommand> draining(boolean startPending) {
        return phase(startPending)
                .onMessage(Execute.class, execute -> refuse(execute, true))
                .onMessage(RequestEnded.class, this::onRequestEndedWhileDraining)
                .onMessage(StartEnded.class, ended -> draining(false)) // well or badly, it is not needed any more
                .onMessageEquals(TimeIsOver.FOR_DRAINING, this::onDrainingTimeout)
                .onMessageEquals(Order.STOP, () -> stop("was stopped", startPending))
                .build();
    }

    /** Waits for a start that still goes on, then has the handler stop, then ends; not longer than it has time. */
    private Behavior<ReplicaCommand> stopping() {
        return BehaviorBuilder.<ReplicaCommand>create()
                .onMessage(Execute.class, execute -> refuse(execute, true))
                .onMessage(Abandon.class, this::onAbandon)
                .onMessage(StartEnded.class, ended -> stopHandler())
                .onMessage(StopEnded.class, this::onStopEnded)
                .onMessageEquals(TimeIsOver.FOR_STOPPING, this::onStoppingTimeout)
                .onMessage(ReplicaCommand.class, late -> Behaviors.same())
                .onSignal(PostStop.class, signal -> onPostStop())
                .onSignal(Terminated.class, signal -> Behaviors.same())
                .build();
    }

    /** What is alike before stopping. */
    private BehaviorBuilder<ReplicaCommand> phase(boolean startPending) {
        return BehaviorBuilder.<ReplicaCommand>create()
                .onMessage(Abandon.class, this::onAbandon)
                .onSignal(ChildFailed.class, ended -> fail(describe(ended.getRef(), ended.getCause()), startPending))
                .onSignal(Terminated.class, ended -> fail(describe(ended.getRef(), null), startPending))
                .onSignal(PostStop.class, signal -> onPostStop());
    }

    private Behavior<ReplicaCommand> onStartEnded(StartEnded ended) {
        Throwable failure = ended.outcome().failure();
        if (failure != null) {
            log.startThrew(failure);
            return fail("the handler could not start: " + Failures.rootCause(failure), false);
        }
        log.started();
        host.tell(new ReplicaNews.Started(replica));
        return running();
    }

    private Behavior<ReplicaCommand> onExecute(Execute execute) {
        if (requests.contains(execute)) {
            log.duplicateIgnored(execute.requestId());
            return Behaviors.same();
        }
        if (requests.isFull()) {
            return refuse(execute, false);
        }
        ActiveRequest request = new ActiveRequest(execute, replica, log, System::nanoTime);
        requests.begin(request);
        context.pipeToSelf(
                handler.handle(() -> answers.read(execute), request),
                (outcome, never) -> new RequestEnded(request, outcome));
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> refuse(Execute execute, boolean draining) {
        answers.refuse(execute, draining);
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> onRequestEnded(RequestEnded ended) {
        if (requests.end(ended.request())) {
            answers.answer(ended.request().execute(), ended.outcome());
        }
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> onRequestEndedWhileDraining(RequestEnded ended) {
        boolean wasRunning = !requests.isEmpty();
        onRequestEnded(ended);
        return wasRunning ? reportIfDrained() : Behaviors.same();
    }

    private Behavior<ReplicaCommand> onAbandon(Abandon order) {
        if (!requests.abandon(order)) {
            order.replyTo().tell(new RequestUnknown(order.requestId()));
        }
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> drain(boolean startPending) {
        log.draining();
        timers.startSingleTimer(TimeIsOver.FOR_DRAINING, gracefulShutdownTimeout);
        reportIfDrained();
        return draining(startPending);
    }

    private Behavior<ReplicaCommand> reportIfDrained() {
        if (requests.isEmpty()) {
            timers.cancel(TimeIsOver.FOR_DRAINING);
            log.drained();
            host.tell(new ReplicaNews.Drained(replica));
        }
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> onDrainingTimeout() {
        if (!requests.isEmpty()) {
            failAll("did not finish it within graceful-shutdown-timeout, " + gracefulShutdownTimeout.toMillis()
                    + " ms");
            reportIfDrained();
        }
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> fail(String detail, boolean startPending) {
        log.failed(detail);
        host.tell(new ReplicaNews.Failed(replica, detail));
        return stop("failed", startPending);
    }

    private Behavior<ReplicaCommand> stop(String why, boolean startPending) {
        timers.cancelAll();
        timers.startSingleTimer(TimeIsOver.FOR_STOPPING, gracefulShutdownTimeout);
        failAll(why + " while it had the request");
        if (!startPending) {
            stopHandler();
        }
        return stopping();
    }

    private Behavior<ReplicaCommand> stopHandler() {
        context.pipeToSelf(handler.stop(), (outcome, never) -> new StopEnded(outcome));
        return Behaviors.same();
    }

    private Behavior<ReplicaCommand> onStopEnded(StopEnded ended) {
        logFailedStop(ended.outcome());
        log.stopped();
        return Behaviors.stopped();
    }

    private Behavior<ReplicaCommand> onStoppingTimeout() {
        log.stopOverran(gracefulShutdownTimeout);
        return Behaviors.stopped();
    }

    /** Also reached without an order: when the process ends, or this actor fails. */
    private Behavior<ReplicaCommand> onPostStop() {
        failAll("ended while it had the request");
        handler.stop().thenAccept(this::logFailedStop);
        return Behaviors.same();
    }

    private void logFailedStop(Outcome outcome) {
        Throwable failure = outcome.failure();
        if (failure != null) {
            log.stopFailed(failure);
        }
    }

    private void failAll(String why) {
        for (ActiveRequest request : requests.endAll()) {
            log.requestGivenUp(request.execute().requestId(), why);
            Answers.fail(request.execute(), "ReplicaStopped", "replica " + replica + " " + why);
            request.abandon(); // spares user code the work; runs its callbacks
        }
    }

    private static String describe(ActorRef<Void> ended, @Nullable Throwable cause) {
        String name = "the handler's actor " + ended.path().name();
        return cause == null ? name + " ended" : name + " failed: " + Failures.rootCause(cause);
    }
}
