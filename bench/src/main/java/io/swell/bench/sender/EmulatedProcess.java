package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.swell.handle.metrics.EmulatedPusher;
import io.swell.shared.id.ProcessId;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One process on paper: the real books of a pusher over real meters, with a clock of the bench's. Its actor stands for
 * the process's pusher and its directory.
 */
final class EmulatedProcess extends AbstractBehavior<PusherCommand> {

    /**
     * Requests come to the handles from {@code from} to before {@code to}, as far as they change, and are reported.
     *
     * @param changing share of the handles that change, from the first
     */
    record Report(Way way, double changing, int from, int to, boolean urgent) implements PusherCommand.Local {}

    /** Asks how many requests it carries, how many handles it has, and whether all is acknowledged. */
    record Look(CompletableFuture<Looks> answer) implements PusherCommand.Local {}

    /** Says goodbye to the controller and ends. */
    enum Leave implements PusherCommand.Local {
        INSTANCE
    }

    /**
     * Answer to {@link Look}.
     *
     * @param last what it sent last: one report's messages
     */
    record Looks(long ongoing, int handles, boolean isInFlight, List<? extends WireMessage> last) {}

    private record Routed(DirectoryCommand update) implements PusherCommand.Local {}

    private static final long LOST_NANOS = 1_000_000_000L;

    private final ProcessId process;
    private final EmulatedHandles handles;
    private final EmulatedPusher pusher;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<WireMessage> sink;
    private final ActorRef<DirectoryCommand> directory;
    private final Traffic traffic;
    private List<? extends WireMessage> last = List.of();
    private long sentNanos;
    private long lastSequence;

    static Behavior<PusherCommand> create(
            ProcessId process,
            EmulatedHandles handles,
            ActorRef<ControllerCommand> controller,
            ActorRef<WireMessage> sink,
            int maxPartBytes,
            Traffic traffic) {
        return Behaviors.setup(
                context -> new EmulatedProcess(context, process, handles, controller, sink, maxPartBytes, traffic));
    }

    private EmulatedProcess(
            ActorContext<PusherCommand> context,
            ProcessId process,
            EmulatedHandles handles,
            ActorRef<ControllerCommand> controller,
            ActorRef<WireMessage> sink,
            int maxPartBytes,
            Traffic traffic) {
        super(context);
        this.process = process;
        this.handles = handles;
        this.controller = controller;
        this.sink = sink;
        this.traffic = traffic;
        this.pusher = new EmulatedPusher(process, maxPartBytes);
        this.directory = context.messageAdapter(DirectoryCommand.class, Routed::new);
        handles.registerWith(pusher);
    }

    @Override
    public Receive<PusherCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(Report.class, this::onReport)
                .onMessage(ReportAcknowledged.class, this::onReportAcknowledged)
                .onMessage(SnapshotNeeded.class, this::onSnapshotNeeded)
                .onMessage(Routed.class, this::onRouted)
                .onMessage(Look.class, this::onLook)
                .onMessage(Leave.class, leave -> onLeave())
                .build();
    }

    private Behavior<PusherCommand> onReport(Report report) {
        long nowNanos = System.nanoTime();
        int changing = (int) Math.ceil(report.changing() * handles.count());
        handles.advance(report.from(), Math.min(report.to(), changing), nowNanos);
        switch (report.way()) {
            case SWELL -> push(report.urgent(), nowNanos);
            case GROUPED_RECORDS -> send(handles.records(nowNanos), handles.count());
            case GROUPED_COLUMNAR -> send(List.of(handles.columns(nowNanos)), handles.count());
            case PER_HANDLE -> {
                for (int handle = report.from(); handle < report.to(); handle++) {
                    send(List.of(handles.report(handle, nowNanos)), 1);
                }
            }
        }
        return this;
    }

    private void send(List<? extends WireMessage> messages, int entries) {
        messages.forEach(sink::tell);
        traffic.messages.add(messages.size());
        traffic.entries.add(entries);
        last = messages;
    }

    private void push(boolean urgent, long nowNanos) {
        if (pusher.isInFlight()) {
            if (nowNanos - sentNanos < LOST_NANOS) {
                traffic.coalesced.increment();
                return;
            }
            traffic.lost.increment();
            pusher.giveUp();
        }
        sentNanos = nowNanos;
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
        if (pusher.acknowledge(ack.term(), ack.sequence())) {
            traffic.acknowledged.increment();
            traffic.ageNanos.recordValue(System.nanoTime() - sentNanos);
        }
        return this;
    }

    private Behavior<PusherCommand> onSnapshotNeeded(SnapshotNeeded wish) {
        if (pusher.startOver(wish.term(), wish.sequence())) {
            traffic.snapshotsAsked.increment();
            push(true, System.nanoTime());
        }
        return this;
    }

    private Behavior<PusherCommand> onRouted(Routed routed) {
        if (routed.update() instanceof RoutingUpdate update) {
            traffic.routingUpdates.increment();
            pusher.routed(update.term(), update.version());
        }
        return this;
    }

    private Behavior<PusherCommand> onLook(Look look) {
        look.answer().complete(new Looks(handles.ongoing(), handles.count(), pusher.isInFlight(), last));
        return this;
    }

    private Behavior<PusherCommand> onLeave() {
        controller.tell(new SayGoodbye(process, lastSequence + 1));
        return Behaviors.stopped();
    }
}
