package io.swell.handle.metrics;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Reports the load of every handle of its JVM to the controller: one timer, one message. What to send is
 * {@link ReportSession}'s choice, when to send {@link PushSchedule}'s.
 *
 * <p>If it dies, its successor starts from empty books and the handles' meters are lost to it; so it is spawned once per
 * actor system, as a system actor, and does nothing that could throw.
 */
public final class MetricsPusherActor extends AbstractBehavior<PusherCommand> {

    /** A handle exists; forgotten when it stops. What it counted stays. */
    public record RegisterHandle(HandleId handle, LoadMeter meter, ActorRef<HandleCommand> ref)
            implements PusherCommand.Local {}

    /** The deployment's load is news that should not wait: nothing runs for it, or it has grown a lot. */
    public record NoteUrgency(DeploymentId deployment) implements PusherCommand.Local {}

    /** The process's replica directory now holds this update; one told twice is stuck at it and needs another. */
    public record NoteRouting(Term term, long version) implements PusherCommand.Local {}

    /** Which handles of the process live. */
    public record GetHandles(ActorRef<Handles> replyTo) implements PusherCommand.Local {}

    /** Answer to {@link GetHandles}. */
    public record Handles(List<ActorRef<HandleCommand>> refs) {}

    /** The process leaves: say so to the controller and end. */
    public record Leave(ActorRef<Done> replyTo) implements PusherCommand.Local {}

    private record HandleGone(HandleId handle) implements PusherCommand.Local {}

    private enum Due implements PusherCommand.Local {
        INSTANCE
    }

    private final ProcessId process;
    private final MetricsPusherSettings settings;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<DirectoryCommand> directory;
    private final LongSupplier nanoTime;
    private final TimerScheduler<PusherCommand> timers;

    private final ProcessLoad load = new ProcessLoad();
    private final Map<HandleId, ActorRef<HandleCommand>> handles = new HashMap<>();
    private final ReportSession session;
    private final PushSchedule schedule;
    private RoutingState routing = RoutingState.NONE;

    /**
     * The pusher of a process.
     *
     * @param controller the door to the singleton; must not buffer, a stale report is worthless
     * @param directory where the controller's routing updates go
     * @param nanoTime the clock the handles' meters run on
     */
    public static Behavior<PusherCommand> create(
            ProcessId process,
            MetricsPusherSettings settings,
            ActorRef<ControllerCommand> controller,
            ActorRef<DirectoryCommand> directory,
            LongSupplier nanoTime,
            RandomGenerator random) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new MetricsPusherActor(
                context, process, settings, controller, directory, nanoTime, timers, random.nextDouble())));
    }

    private MetricsPusherActor(
            ActorContext<PusherCommand> context,
            ProcessId process,
            MetricsPusherSettings settings,
            ActorRef<ControllerCommand> controller,
            ActorRef<DirectoryCommand> directory,
            LongSupplier nanoTime,
            TimerScheduler<PusherCommand> timers,
            double jitter) {
        super(context);
        this.process = process;
        this.settings = settings;
        this.controller = controller;
        this.directory = directory;
        this.nanoTime = nanoTime;
        this.timers = timers;
        long nowNanos = nanoTime.getAsLong();
        this.session = new ReportSession(process, settings.maxPartBytes());
        this.schedule = new PushSchedule(
                settings, nowNanos + (long) (settings.interval().toNanos() * jitter));
        arm(nowNanos);
    }

    @Override
    public Receive<PusherCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(RegisterHandle.class, this::onRegisterHandle)
                .onMessage(HandleGone.class, this::onHandleGone)
                .onMessage(NoteUrgency.class, this::onNoteUrgency)
                .onMessage(NoteRouting.class, this::onNoteRouting)
                .onMessage(Due.class, due -> onDue())
                .onMessage(PusherCommand.ReportAcknowledged.class, this::onReportAcknowledged)
                .onMessage(PusherCommand.SnapshotNeeded.class, this::onSnapshotNeeded)
                .onMessage(GetHandles.class, this::onGetHandles)
                .onMessage(Leave.class, this::onLeave)
                .build();
    }

    private Behavior<PusherCommand> onRegisterHandle(RegisterHandle message) {
        getContext().watchWith(message.ref(), new HandleGone(message.handle()));
        handles.put(message.handle(), message.ref());
        boolean newInterest = load.register(message.handle(), message.meter());
        return newInterest ? hurry() : this;
    }

    private Behavior<PusherCommand> onHandleGone(HandleGone message) {
        handles.remove(message.handle());
        load.remove(message.handle(), nanoTime.getAsLong());
        return this;
    }

    private Behavior<PusherCommand> onNoteUrgency(NoteUrgency message) {
        DeploymentMeters meters = load.of(message.deployment());
        if (meters == null) {
            return this;
        }
        int known = session.lastSentOngoing(meters);
        int ongoing = meters.read(nanoTime.getAsLong()).ongoing();
        boolean isNews = known == 0 ? ongoing > 0 : ongoing > settings.urgentGrowthFactor() * known;
        return isNews ? hurry() : this;
    }

    private Behavior<PusherCommand> onNoteRouting(NoteRouting message) {
        RoutingState told = new RoutingState(message.term(), message.version());
        boolean isStuck = told.equals(routing);
        routing = told;
        return isStuck ? hurry() : this;
    }

    private Behavior<PusherCommand> onDue() {
        long nowNanos = nanoTime.getAsLong();
        if (schedule.dueNanos(session.isInFlight()) - nowNanos > 0) {
            arm(nowNanos);
            return this;
        }
        session.giveUp();
        push(nowNanos);
        return this;
    }

    private Behavior<PusherCommand> onReportAcknowledged(PusherCommand.ReportAcknowledged message) {
        if (session.acknowledge(message.term(), message.sequence())) {
            schedule.grant(message.nextInterval());
            return onDue();
        }
        return this;
    }

    private Behavior<PusherCommand> onSnapshotNeeded(PusherCommand.SnapshotNeeded message) {
        if (session.startOver(message.term(), message.sequence())) {
            schedule.grant(message.nextInterval());
            return hurry();
        }
        return this;
    }

    private Behavior<PusherCommand> onGetHandles(GetHandles message) {
        message.replyTo().tell(new Handles(List.copyOf(handles.values())));
        return this;
    }

    private Behavior<PusherCommand> onLeave(Leave message) {
        controller.tell(new SayGoodbye(process, session.nextSequence()));
        message.replyTo().tell(Done.getInstance());
        return Behaviors.stopped();
    }

    private Behavior<PusherCommand> hurry() {
        schedule.want();
        return onDue();
    }

    private void push(long nowNanos) {
        boolean urgent = schedule.isUrgent();
        for (MetricsReport part : session.collect(load, routing, urgent, nowNanos)) {
            controller.tell(new PushMetrics(part, getContext().getSelf(), directory));
        }
        for (DeploymentMeters meters : load.deployments()) {
            meters.watchGrowth(settings.urgentGrowthFactor());
        }
        schedule.sent(nowNanos);
        arm(nowNanos);
    }

    private void arm(long nowNanos) {
        long wait = Math.max(0, schedule.dueNanos(session.isInFlight()) - nowNanos);
        timers.startSingleTimer(Due.INSTANCE, Due.INSTANCE, Duration.ofNanos(wait));
    }
}
