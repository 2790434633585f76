package io.swell.replica;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import io.swell.shared.config.ReplicaHostSettings;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.DrainReplica;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.HostCommand.ReportReceived;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ServiceKeys;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;

/**
 * Parent of a JVM's replicas: carries out the orders of the controller of the highest term, each of which may come
 * twice, and tells it everything it has and then what changes, at once and until it has heard. What failed or ended
 * stays listed until the controller has it forgotten. When the host ends, its replicas end with it; the next one begins
 * with none. Reasons: {@code docs/adr/0031}.
 */
public final class ReplicaHostActor extends AbstractBehavior<HostCommand> {

    /**
     * The process is about to end. The host takes no new replicas and waits for the controller to drain and stop those
     * it has. What nobody has drained when half the limit has passed, it drains and stops by itself.
     *
     * @param replyTo is told when the last replica has ended, or else when the limit has passed
     */
    public record Leave(Duration limit, ActorRef<Done> replyTo) implements HostCommand.Local {}

    private enum Tick implements HostCommand.Local {
        READ_METRICS,
        HALF_THE_LIMIT_PASSED,
        LIMIT_PASSED
    }

    private final TimerScheduler<HostCommand> timers;
    private final ReplicaHostSettings settings;
    private final HandlerFactories factories;
    private final ReplicaLog log;
    private final ControllerLink link = new ControllerLink();
    private final ReplicaInventory inventory = new ReplicaInventory();
    private final Departure departure = new Departure();
    private final HostReports reports;
    private final HostMetricsBook metrics;
    private long spawned;

    /** Registers itself as {@link ServiceKeys#REPLICA_HOST}. Fails at once if its dispatcher is not configured. */
    public static Behavior<HostCommand> create(
            ProcessId process, ReplicaHostSettings settings, HandlerFactories factories) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new ReplicaHostActor(context, timers, process, settings, factories)));
    }

    private ReplicaHostActor(
            ActorContext<HostCommand> context,
            TimerScheduler<HostCommand> timers,
            ProcessId process,
            ReplicaHostSettings settings,
            HandlerFactories factories) {
        super(context);
        this.timers = timers;
        this.settings = settings;
        this.factories = factories;
        this.log = new ReplicaLog(process.toString());
        this.reports = new HostReports(process, settings, inventory, departure, link, timers, context.getSelf());
        this.metrics = new HostMetricsBook(process, inventory, settings.reportInterval());
        context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig(settings.dispatcher()));
        context.spawn(LateRequests.create(context.getSelf().path()), "late-requests");
        context.getSystem().receptionist().tell(Receptionist.register(ServiceKeys.REPLICA_HOST, context.getSelf()));
        log.hosting(settings.dispatcher());
    }

    @Override
    public Receive<HostCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(IntroduceController.class, order -> accepts(order.term(), order), this::onIntroduce)
                .onMessage(StartReplica.class, order -> accepts(order.term(), order), this::onStart)
                .onMessage(DrainReplica.class, order -> accepts(order.term(), order), this::onDrain)
                .onMessage(StopReplica.class, order -> accepts(order.term(), order), this::onStop)
                .onMessage(ReportReceived.class, order -> accepts(order.term(), order), this::onReportReceived)
                .onMessage(ReplicaNews.Started.class, this::onStarted)
                .onMessage(ReplicaNews.Failed.class, this::onFailed)
                .onMessage(ReplicaNews.Drained.class, this::onDrained)
                .onMessage(ReplicaNews.Records.class, this::onRecords)
                .onMessage(Leave.class, this::onLeave)
                .onMessage(HostReports.Due.class, due -> onReportDue())
                .onMessageEquals(Tick.READ_METRICS, this::onReadMetrics)
                .onMessageEquals(Tick.HALF_THE_LIMIT_PASSED, this::onHalfTheLimitPassed)
                .onMessageEquals(Tick.LIMIT_PASSED, this::onLimitPassed)
                .onMessage(HostCommand.class, refused -> this)
                .onSignal(ChildFailed.class, this::onReplicaThrew)
                .onSignal(Terminated.class, this::onReplicaEnded)
                .build();
    }

    private boolean accepts(Term term, HostCommand order) {
        boolean accepted = link.accepts(term);
        if (!accepted) {
            log.lowerTermRefused(order, link.highest(), link.refused());
        }
        return accepted;
    }

    private Behavior<HostCommand> onIntroduce(IntroduceController order) {
        log.controllerIntroduced(order.term());
        link.introduce(order.controller());
        reports.tellEverything();
        metrics.everything().forEach(order.controller()::tell);
        return this;
    }

    private Behavior<HostCommand> onStart(StartReplica order) {
        ReplicaId replica = order.replica();
        if (departure.hasBegun() || inventory.wasStopped(replica)) {
            log.startIgnored(replica, departure.hasBegun() ? "the host leaves" : "it was stopped before");
        } else if (inventory.find(replica).isEmpty()) {
            inventory.add(new HostedEntry(replica, order.spec().version(), spawn(order)));
        }
        return reportChange(replica);
    }

    private ActorRef<ReplicaCommand> spawn(StartReplica order) {
        ReplicaId replica = order.replica();
        ActorRef<ReplicaCommand> ref = getContext()
                .spawn(
                        ReplicaActor.create(
                                replica, order.spec(), factories, getContext().getSelf()),
                        LateRequests.nameOf(replica, ++spawned), // unique even if the first one is still ending
                        DispatcherSelector.fromConfig(settings.dispatcher()));
        getContext().watch(ref);
        return ref;
    }

    private Behavior<HostCommand> onDrain(DrainReplica order) {
        inventory.find(order.replica()).ifPresent(ReplicaHostActor::drain);
        return reportChange(order.replica());
    }

    private static void drain(HostedEntry entry) {
        if (entry.drain()) {
            entry.ref().tell(ReplicaActor.Order.DRAIN);
        }
    }

    private Behavior<HostCommand> onStop(StopReplica order) {
        inventory.rememberStopped(order.replica());
        inventory.find(order.replica()).ifPresent(this::stop);
        return reportChange(order.replica());
    }

    private void stop(HostedEntry entry) {
        if (!entry.isLiving()) {
            inventory.forget(entry);
        } else if (entry.stop()) {
            entry.ref().tell(ReplicaActor.Order.STOP);
        }
    }

    private Behavior<HostCommand> onReportReceived(ReportReceived order) {
        reports.heard(order.sequence());
        return this;
    }

    private Behavior<HostCommand> onStarted(ReplicaNews.Started news) {
        boolean changed =
                inventory.find(news.replica()).filter(HostedEntry::started).isPresent();
        return changed ? reportChange(news.replica()) : this;
    }

    private Behavior<HostCommand> onFailed(ReplicaNews.Failed news) {
        boolean changed = inventory
                .find(news.replica())
                .filter(entry -> entry.failed(news.detail()))
                .isPresent();
        return changed ? reportChange(news.replica()) : this;
    }

    private Behavior<HostCommand> onDrained(ReplicaNews.Drained news) {
        inventory.find(news.replica()).filter(HostedEntry::drained).ifPresent(entry -> {
            if (departure.drainsByItself()) {
                stop(entry);
            }
            reportChange(entry.replica());
        });
        return this;
    }

    private Behavior<HostCommand> onRecords(ReplicaNews.Records news) {
        if (metrics.begin(news)) {
            timers.startTimerWithFixedDelay(Tick.READ_METRICS, settings.reportInterval());
        }
        return this;
    }

    private Behavior<HostCommand> onReplicaThrew(ChildFailed ended) {
        return onReplicaEnded(ended.getRef(), "the replica failed: " + Failures.rootCause(ended.getCause()));
    }

    private Behavior<HostCommand> onReplicaEnded(Terminated ended) {
        return onReplicaEnded(ended.getRef(), "the replica ended by itself");
    }

    private Behavior<HostCommand> onReplicaEnded(ActorRef<Void> ref, String detail) {
        inventory.find(ref).ifPresent(entry -> {
            entry.ended();
            if (entry.isStopping()) {
                inventory.forget(entry);
            } else if (entry.failed(detail)) {
                log.replicaEndedUnasked(entry.replica(), detail);
            }
            reportChange(entry.replica());
        });
        return answerIfLeft();
    }

    private Behavior<HostCommand> onReadMetrics() {
        link.controller().ifPresent(controller -> metrics.news().forEach(controller::tell));
        return this;
    }

    private Behavior<HostCommand> onLeave(Leave order) {
        if (departure.begin(order.replyTo())) {
            log.leaving(order.limit(), inventory.living());
            timers.startSingleTimer(Tick.HALF_THE_LIMIT_PASSED, order.limit().dividedBy(2));
            timers.startSingleTimer(Tick.LIMIT_PASSED, order.limit());
            reports.changed();
        }
        return answerIfLeft();
    }

    private Behavior<HostCommand> onHalfTheLimitPassed() {
        log.drainsByItself(inventory.living());
        departure.drainByItself();
        for (HostedEntry entry : List.copyOf(inventory.all())) {
            drain(entry);
            if (entry.isDrained()) {
                stop(entry);
            }
            reportChange(entry.replica());
        }
        return this;
    }

    private Behavior<HostCommand> answerIfLeft() {
        return departure.hasBegun() && inventory.living() == 0 ? onLimitPassed() : this;
    }

    private Behavior<HostCommand> onLimitPassed() {
        timers.cancel(Tick.HALF_THE_LIMIT_PASSED);
        timers.cancel(Tick.LIMIT_PASSED);
        log.left(inventory.living());
        departure.end();
        return this;
    }

    private Behavior<HostCommand> reportChange(ReplicaId replica) {
        reports.changed(replica);
        return this;
    }

    private Behavior<HostCommand> onReportDue() {
        reports.send();
        return this;
    }
}
