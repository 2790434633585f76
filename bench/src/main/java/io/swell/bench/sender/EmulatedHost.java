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
import io.swell.shared.protocol.ControllerCommand.HostReport;
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
import io.swell.shared.protocol.Term;
import io.swell.shared.protocol.UnheardChanges;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    private final UnheardChanges unheard = new UnheardChanges();
    private Term highest = Term.NONE;
    private boolean known;
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
                .onMessage(DrainReplica.class, this::onDrainReplica)
                .onMessage(StopReplica.class, order -> changed(order.replica(), replicas::remove))
                .onMessage(ReportReceived.class, this::onReportReceived)
                .onMessage(IntroduceController.class, introduction -> tellEverything())
                .onMessage(Introduced.class, introduced -> tellEverything())
                .onMessage(Due.class, due -> due == Due.SOON ? onSoon() : onAgain())
                .build();
    }

    private Behavior<HostCommand> onStartReplica(StartReplica order) {
        traffic.orders.increment();
        String version = order.spec().version();
        return changed(
                order.replica(),
                id -> replicas.putIfAbsent(id, new HostedReplica(id, version, ReplicaPhase.RUNNING, "", replica)));
    }

    private Behavior<HostCommand> onDrainReplica(DrainReplica order) {
        return changed(
                order.replica(),
                id -> replicas.computeIfPresent(
                        id,
                        (same, held) -> new HostedReplica(id, held.version(), ReplicaPhase.DRAINED, "", held.ref())));
    }

    private Behavior<HostCommand> changed(ReplicaId id, Consumer<ReplicaId> change) {
        change.accept(id);
        unheard.changed(id);
        reportSoon();
        return this;
    }

    private Behavior<HostCommand> tellEverything() {
        unheard.tellEverything();
        reportSoon();
        return this;
    }

    private Behavior<HostCommand> onReportReceived(ReportReceived receipt) {
        if (receipt.term().isBefore(highest)) {
            return this;
        }
        if (highest.isBefore(receipt.term())) {
            highest = receipt.term();
            unheard.tellEverything();
        }
        if (!known) {
            known = true;
            traffic.hostsKnown.increment();
        }
        unheard.heard(receipt.sequence());
        if (receipt.sequence() == HostReport.EVERYTHING) {
            reportSoon();
        }
        return this;
    }

    private Behavior<HostCommand> onSoon() {
        soon = false;
        if (unheard.isPending()) {
            report();
            getContext().scheduleOnce(REPEAT, getContext().getSelf(), Due.AGAIN);
        }
        return this;
    }

    private Behavior<HostCommand> onAgain() {
        if (unheard.isPending()) {
            reportSoon();
        }
        return this;
    }

    private void report() {
        long base = unheard.base();
        boolean everything = base == HostReport.EVERYTHING;
        List<ReplicaId> told = everything ? List.copyOf(replicas.keySet()) : unheard.sinceBase();
        HostReport report = new HostReport(
                process,
                base,
                unheard.send(),
                0,
                1,
                RESOURCES,
                false,
                told.stream().flatMap(id -> Stream.ofNullable(replicas.get(id))).toList(),
                told.stream().filter(id -> !replicas.containsKey(id)).toList(),
                getContext().getSelf());
        HostReportParts.split(report).forEach(controller::tell);
    }

    /** Many orders at once become one report. */
    private void reportSoon() {
        if (!soon) {
            soon = true;
            getContext().scheduleOnce(SOON, getContext().getSelf(), Due.SOON);
        }
    }
}
