package io.swell.handle.metrics;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
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
import io.swell.shared.recording.LoadSample;
import io.swell.shared.recording.LoadSampler;
import io.swell.shared.report.ProcessReports;
import io.swell.shared.timer.SingleTimer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Reports the load of every handle of its JVM to the controller: one timer, one message. What to send and when is
 * {@link ProcessReports}' choice.
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

    /** What happened since this was last asked, or since the process began. For one asker: each sample goes out once. */
    public record TakeSample(ActorRef<LoadSample> replyTo) implements PusherCommand.Local {}

    /** The process leaves: say so to the controller and end. */
    public record Leave(ActorRef<Done> replyTo) implements PusherCommand.Local {}

    private record HandleGone(HandleId handle) implements PusherCommand.Local {}

    private enum Due implements PusherCommand.Local {
        INSTANCE
    }

    private final ProcessId process;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<DirectoryCommand> directory;
    private final LongSupplier nanoTime;
    private final SingleTimer timer;
    private long setToNanos;
    private boolean isSet;

    private final Map<HandleId, ActorRef<HandleCommand>> handles = new HashMap<>();
    private final ProcessReports reports;
    private final LoadSampler sampler;

    /**
     * The pusher of a process.
     *
     * @param controller the door to the singleton; must not buffer, a stale report is worthless
     * @param directory where the controller's routing updates go
     * @param nanoTime the clock the handles' meters run on
     * @param timer made when it begins, closed when it ends
     */
    public static Behavior<PusherCommand> create(
            ProcessId process,
            MetricsPusherSettings settings,
            ActorRef<ControllerCommand> controller,
            ActorRef<DirectoryCommand> directory,
            LongSupplier nanoTime,
            Supplier<SingleTimer> timer,
            RandomGenerator random) {
        return Behaviors.setup(context -> new MetricsPusherActor(
                context, process, settings, controller, directory, nanoTime, timer.get(), random.nextDouble()));
    }

    private MetricsPusherActor(
            ActorContext<PusherCommand> context,
            ProcessId process,
            MetricsPusherSettings settings,
            ActorRef<ControllerCommand> controller,
            ActorRef<DirectoryCommand> directory,
            LongSupplier nanoTime,
            SingleTimer timer,
            double jitter) {
        super(context);
        this.process = process;
        this.controller = controller;
        this.directory = directory;
        this.nanoTime = nanoTime;
        this.timer = timer;
        long nowNanos = nanoTime.getAsLong();
        this.reports = new ProcessReports(
                process, settings, nowNanos + (long) (settings.interval().toNanos() * jitter));
        this.sampler = new LoadSampler(nowNanos);
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
                .onMessage(TakeSample.class, this::onTakeSample)
                .onMessage(Leave.class, this::onLeave)
                .onSignal(PostStop.class, stopped -> onPostStop())
                .build();
    }

    private Behavior<PusherCommand> onRegisterHandle(RegisterHandle message) {
        getContext().watchWith(message.ref(), new HandleGone(message.handle()));
        handles.put(message.handle(), message.ref());
        return pushIfDue(reports.register(message.handle(), message.meter()));
    }

    private Behavior<PusherCommand> onHandleGone(HandleGone message) {
        handles.remove(message.handle());
        reports.remove(message.handle(), nanoTime.getAsLong());
        return this;
    }

    private Behavior<PusherCommand> onNoteUrgency(NoteUrgency message) {
        return pushIfDue(reports.noteUrgency(message.deployment(), nanoTime.getAsLong()));
    }

    private Behavior<PusherCommand> onNoteRouting(NoteRouting message) {
        return pushIfDue(reports.noteRouting(message.term(), message.version()));
    }

    private Behavior<PusherCommand> onReportAcknowledged(PusherCommand.ReportAcknowledged message) {
        return pushIfDue(reports.acknowledged(message.term(), message.sequence(), message.nextInterval()));
    }

    private Behavior<PusherCommand> onSnapshotNeeded(PusherCommand.SnapshotNeeded message) {
        return pushIfDue(reports.snapshotNeeded(message.term(), message.sequence(), message.nextInterval()));
    }

    private Behavior<PusherCommand> onGetHandles(GetHandles message) {
        message.replyTo().tell(new Handles(List.copyOf(handles.values())));
        return this;
    }

    private Behavior<PusherCommand> onTakeSample(TakeSample message) {
        message.replyTo().tell(sampler.sample(reports.meters(), nanoTime.getAsLong()));
        return this;
    }

    private Behavior<PusherCommand> onLeave(Leave message) {
        controller.tell(new SayGoodbye(process, reports.nextSequence()));
        message.replyTo().tell(Done.getInstance());
        return Behaviors.stopped();
    }

    private Behavior<PusherCommand> onDue() {
        isSet = false;
        return pushIfDue();
    }

    private Behavior<PusherCommand> onPostStop() {
        timer.close();
        return this;
    }

    private Behavior<PusherCommand> pushIfDue(boolean mayBeDue) {
        return mayBeDue ? pushIfDue() : this;
    }

    private Behavior<PusherCommand> pushIfDue() {
        long nowNanos = nanoTime.getAsLong();
        if (reports.dueNanos() - nowNanos <= 0) {
            for (MetricsReport part : reports.collect(nowNanos)) {
                controller.tell(new PushMetrics(part, getContext().getSelf(), directory));
            }
        }
        arm(nowNanos);
        return this;
    }

    private void arm(long nowNanos) {
        long dueNanos = reports.dueNanos();
        if (!isSet || dueNanos != setToNanos) {
            isSet = true;
            setToNanos = dueNanos;
            ActorRef<PusherCommand> self = getContext().getSelf();
            timer.set(Math.max(0, dueNanos - nowNanos), () -> self.tell(Due.INSTANCE));
        }
    }
}
