package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.DrainReplica;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.HostCommand.ReportReceived;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.HostReportParts;
import io.swell.shared.protocol.ReplicaCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A replica host on paper: obeys every order at once, and reports until it is heard. All replicas are one silent actor. */
final class EmulatedHost extends AbstractBehavior<HostCommand> {

    /** There is another controller. */
    enum Introduced implements HostCommand.Local {
        INSTANCE
    }

    private enum Due implements HostCommand.Local {
        SOON,
        AGAIN
    }

    private static final Map<String, Double> RESOURCES = Map.of("cpu", 250.0);

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration REPEAT = Duration.ofSeconds(1);

    private final ProcessId process;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<ReplicaCommand> replica;
    private final Traffic traffic;
    private final Map<ReplicaId, HostedReplica> replicas = new LinkedHashMap<>();
    private long sequence = 1;
    private long received;
    private boolean soon;

    static Behavior<HostCommand> create(
            ProcessId process,
            ActorRef<ControllerCommand> controller,
            ActorRef<ReplicaCommand> replica,
            Traffic traffic) {
        return Behaviors.setup(context -> new EmulatedHost(context, process, controller, replica, traffic));
    }

    private EmulatedHost(
            ActorContext<HostCommand> context,
            ProcessId process,
            ActorRef<ControllerCommand> controller,
            ActorRef<ReplicaCommand> replica,
            Traffic traffic) {
        super(context);
        this.process = process;
        this.controller = controller;
        this.replica = replica;
        this.traffic = traffic;
        reportSoon();
    }

    @Override
    public Receive<HostCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(StartReplica.class, this::onStartReplica)
                .onMessage(DrainReplica.class, order -> changed(order.replica(), ReplicaPhase.DRAINED))
                .onMessage(StopReplica.class, order -> changed(() -> replicas.remove(order.replica())))
                .onMessage(ReportReceived.class, this::onReportReceived)
                .onMessage(IntroduceController.class, introduction -> changed(() -> {}))
                .onMessage(Introduced.class, introduced -> changed(() -> {}))
                .onMessage(Due.class, due -> due == Due.SOON ? onSoon() : onAgain())
                .build();
    }

    private Behavior<HostCommand> onStartReplica(StartReplica order) {
        traffic.orders.increment();
        return changed(() -> replicas.putIfAbsent(
                order.replica(),
                new HostedReplica(order.replica(), order.spec().version(), ReplicaPhase.RUNNING, "", replica)));
    }

    private Behavior<HostCommand> changed(ReplicaId id, ReplicaPhase phase) {
        return changed(() -> replicas.computeIfPresent(
                id, (same, held) -> new HostedReplica(id, held.version(), phase, "", held.ref())));
    }

    private Behavior<HostCommand> changed(Runnable change) {
        change.run();
        sequence++;
        reportSoon();
        return this;
    }

    private Behavior<HostCommand> onReportReceived(ReportReceived receipt) {
        if (received == 0) {
            traffic.hostsKnown.increment();
        }
        received = Math.max(received, receipt.sequence());
        return this;
    }

    private Behavior<HostCommand> onSoon() {
        soon = false;
        report();
        getContext().scheduleOnce(REPEAT, getContext().getSelf(), Due.AGAIN);
        return this;
    }

    private Behavior<HostCommand> onAgain() {
        if (received < sequence) {
            reportSoon();
        }
        return this;
    }

    private void report() {
        HostReportParts.split(
                        process,
                        sequence,
                        RESOURCES,
                        false,
                        List.copyOf(replicas.values()),
                        getContext().getSelf())
                .forEach(controller::tell);
    }

    /** Many orders at once become one report. */
    private void reportSoon() {
        if (!soon) {
            soon = true;
            getContext().scheduleOnce(SOON, getContext().getSelf(), Due.SOON);
        }
    }
}
