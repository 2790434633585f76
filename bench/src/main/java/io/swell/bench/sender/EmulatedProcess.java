package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
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
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.WireMessage;
import io.swell.shared.report.EmulatedPusher;
import io.swell.shared.timer.SingleTimer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * One process on paper: the real books and the real schedule of a pusher over real meters. Its actor stands for the
 * process's pusher and its directory.
 */
final class EmulatedProcess extends AbstractBehavior<PusherCommand> {

    /**
     * From now on it reports when its schedule says so, requests coming to the handles that change just before.
     *
     * @param changing share of the handles that change, from the first
     */
    record Follow(double changing) implements PusherCommand.Local {}

    /** It reports no more on its own account. */
    enum Halt implements PusherCommand.Local {
        INSTANCE
    }

    private enum Due implements PusherCommand.Local {
        INSTANCE
    }

    /**
     * At once, whatever its schedule says: requests come to the handles from {@code from} to before {@code to}, as far as
     * they change, and are reported.
     *
     * @param changing share of the handles that change, from the first
     */
    record Report(Way way, double changing, int from, int to, boolean urgent) implements PusherCommand.Local {}

    /** A request waits in a new handle of its own, as long as the process lives; its next report tells. */
    record Request(DeploymentId deployment) implements PusherCommand.Local {}

    /** Asks how many requests it carries, how many handles it has, and whether all is acknowledged. */
    record Look(CompletableFuture<Looks> answer) implements PusherCommand.Local {}

    /** Says goodbye to the controller and ends. */
    enum Leave implements PusherCommand.Local {
        INSTANCE
    }

    /**
     * Answer to {@link Look}.
     *
     * @param isAllTold whether the controller has acknowledged all there is to tell
     * @param last what it sent last: one report's messages
     */
    record Looks(long ongoing, int handles, boolean isAllTold, List<? extends WireMessage> last) {}

    /** What all processes of this JVM have around them. */
    record Surroundings(
            ActorRef<ControllerCommand> controller,
            ActorRef<WireMessage> sink,
            MetricsPusherSettings settings,
            Traffic traffic) {}

    private record Routed(DirectoryCommand update) implements PusherCommand.Local {}

    private static final long LOST_NANOS = 1_000_000_000L;

    private final ProcessId process;
    private final EmulatedHandles handles;
    private final EmulatedPusher pusher;
    private final ActorRef<ControllerCommand> controller;
    private final NaiveReporter naive;
    private final ActorRef<DirectoryCommand> directory;
    private final Traffic traffic;
    private final SingleTimer timer;
    private final RandomGenerator random;
    private boolean follows;
    private double changing;
    private List<? extends WireMessage> last = List.of();
    private long sentNanos;

    /** Whether requests came that no report has told of yet. */
    private boolean isUnsent;

    private long lastSequence;
    private int moreHandles;

    static Behavior<PusherCommand> create(
            ProcessId process,
            EmulatedHandles handles,
            Surroundings surroundings,
            SingleTimer timer,
            RandomGenerator random) {
        return Behaviors.setup(context -> new EmulatedProcess(context, process, handles, surroundings, timer, random));
    }

    private EmulatedProcess(
            ActorContext<PusherCommand> context,
            ProcessId process,
            EmulatedHandles handles,
            Surroundings surroundings,
            SingleTimer timer,
            RandomGenerator random) {
        super(context);
        this.process = process;
        this.handles = handles;
        this.controller = surroundings.controller();
        this.naive = new NaiveReporter(handles, surroundings.sink(), surroundings.traffic());
        this.traffic = surroundings.traffic();
        this.timer = timer;
        this.random = random;
        this.pusher = new EmulatedPusher(process, surroundings.settings(), System.nanoTime());
        this.directory = context.messageAdapter(DirectoryCommand.class, Routed::new);
        handles.registerWith(pusher);
    }

    @Override
    public Receive<PusherCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(Follow.class, this::onFollow)
                .onMessage(Halt.class, halt -> onHalt())
                .onMessage(Due.class, due -> onDue())
                .onMessage(Report.class, this::onReport)
                .onMessage(Request.class, this::onRequest)
                .onMessage(ReportAcknowledged.class, this::onReportAcknowledged)
                .onMessage(SnapshotNeeded.class, this::onSnapshotNeeded)
                .onMessage(Routed.class, this::onRouted)
                .onMessage(Look.class, this::onLook)
                .onMessage(Leave.class, leave -> onLeave())
                .build();
    }

    private Behavior<PusherCommand> onFollow(Follow message) {
        follows = true;
        changing = message.changing();
        long nowNanos = System.nanoTime();
        pusher.begin(nowNanos, random.nextDouble());
        arm(nowNanos);
        return this;
    }

    private Behavior<PusherCommand> onHalt() {
        follows = false;
        timer.cancel();
        return this;
    }

    private Behavior<PusherCommand> onDue() {
        long nowNanos = System.nanoTime();
        if (!follows) {
            return this;
        }
        if (pusher.waitNanos(nowNanos) > 0) {
            arm(nowNanos);
            return this;
        }
        if (pusher.isInFlight()) {
            traffic.lost.increment();
            pusher.giveUp();
        }
        handles.advance(0, handles.share(changing), nowNanos);
        push(false, nowNanos);
        arm(nowNanos);
        return this;
    }

    private void arm(long nowNanos) {
        ActorRef<PusherCommand> self = getContext().getSelf();
        timer.set(pusher.waitNanos(nowNanos), () -> self.tell(Due.INSTANCE));
    }

    private Behavior<PusherCommand> onReport(Report report) {
        long nowNanos = System.nanoTime();
        handles.advance(report.from(), Math.min(report.to(), handles.share(report.changing())), nowNanos);
        if (report.way() == Way.SWELL) {
            pushForced(report.urgent(), nowNanos);
        } else {
            last = naive.report(report.way(), report.from(), report.to(), nowNanos);
        }
        return this;
    }

    private Behavior<PusherCommand> onRequest(Request request) {
        long nowNanos = System.nanoTime();
        LoadMeter meter = new LoadMeter(nowNanos);
        meter.queued(nowNanos);
        moreHandles++;
        pusher.register(new HandleId(request.deployment(), handles.count() + moreHandles), meter);
        return this;
    }

    private void pushForced(boolean urgent, long nowNanos) {
        if (pusher.isInFlight()) {
            if (nowNanos - sentNanos < LOST_NANOS) {
                traffic.coalesced.increment();
                isUnsent = true;
                return;
            }
            traffic.lost.increment();
            pusher.giveUp();
        }
        push(urgent, nowNanos);
    }

    private void push(boolean urgent, long nowNanos) {
        sentNanos = nowNanos;
        isUnsent = false;
        List<MetricsReport> parts = pusher.collect(urgent, nowNanos);
        List<PushMetrics> messages = parts.stream()
                .map(part -> new PushMetrics(part, getContext().getSelf(), directory))
                .toList();
        messages.forEach(controller::tell);
        traffic.messages.add(messages.size());
        parts.forEach(part -> traffic.entries.add(part.load().rows()));
        lastSequence = parts.get(0).sequence();
        last = messages;
    }

    private Behavior<PusherCommand> onReportAcknowledged(ReportAcknowledged ack) {
        if (!pusher.acknowledge(ack.term(), ack.sequence())) {
            return this;
        }
        traffic.acknowledged.increment();
        traffic.ageNanos.recordValue(System.nanoTime() - sentNanos);
        if (follows && pusher.waitNanos(System.nanoTime()) == 0) {
            traffic.coalesced.increment(); // the next one was due while this was under way
        }
        pusher.grant(ack.nextInterval());
        return onDue();
    }

    private Behavior<PusherCommand> onSnapshotNeeded(SnapshotNeeded wish) {
        if (!pusher.startOver(wish.term(), wish.sequence())) {
            return this;
        }
        traffic.snapshotsAsked.increment();
        pusher.grant(wish.nextInterval());
        pusher.want();
        if (!follows) {
            push(true, System.nanoTime());
        }
        return onDue();
    }

    private Behavior<PusherCommand> onRouted(Routed routed) {
        if (routed.update() instanceof RoutingUpdate update) {
            traffic.routingUpdates.increment();
            pusher.routed(update.term(), update.version());
        }
        return this;
    }

    private Behavior<PusherCommand> onLook(Look look) {
        look.answer().complete(new Looks(handles.ongoing(), handles.count(), !isUnsent && !pusher.isInFlight(), last));
        return this;
    }

    private Behavior<PusherCommand> onLeave() {
        timer.close();
        controller.tell(new SayGoodbye(process, lastSequence + 1));
        return Behaviors.stopped();
    }
}
