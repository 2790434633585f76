package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.controller.ClusterWatch.HostsFound;
import io.swell.controller.ClusterWatch.ProcessGone;
import io.swell.controller.ClusterWatch.ProcessJoined;
import io.swell.controller.ClusterWatch.ReachabilityChanged;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.pace.TickSchedule;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.GetDeployment;
import io.swell.shared.protocol.ControllerCommand.GetStatus;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.PauseScaling;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.ResumeScaling;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.ControllerCommand.ScaleByHand;
import io.swell.shared.protocol.OrderAnswer;
import io.swell.shared.protocol.Term;
import io.swell.shared.timer.PreciseTimer;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Gathers, decides, acts. What is wanted is {@link Autoscaler}'s choice, how to get there {@link ReplicaFleet}'s, who
 * must hear of it {@link RoutingBook}'s.
 *
 * <p>Only granted targets are kept, in {@link TargetMemory}, and what policies want kept of them, in {@link
 * PolicyMemory}. If it dies, its successor takes a higher term, hears every host and every process anew, adopts what was
 * granted or runs, whichever is more, and grants no downscale before it has watched all load for a look-back period. An
 * order or update that was under way is either visible by then or repeated. If it learns that a higher term was heard than
 * its own, it begins anew with another: the first controller of a cluster may have died before its term reached a majority.
 */
final class ControllerActor extends AbstractBehavior<ControllerCommand> {

    private final Term term;
    private final SwellSettings settings;
    private final LongSupplier nanoTime;
    private final LongSupplier wallMillis;
    private final RandomGenerator random;

    private final ControllerState state;
    private final ReportIntake intake;
    private final Membership membership;
    private final HostIntake hostIntake;
    private final SilenceWatch silence;
    private final ControlLoop loop;
    private final Turns turns;

    /**
     * A controller that takes a term, recalls what was granted, and then decides.
     *
     * @param nanoTime monotonic
     * @param random for the jitter of retries
     */
    static Behavior<ControllerCommand> create(SwellSettings settings, LongSupplier nanoTime, RandomGenerator random) {
        return create(settings, nanoTime, System::currentTimeMillis, random);
    }

    /** @param wallMillis milliseconds since 1970 */
    static Behavior<ControllerCommand> create(
            SwellSettings settings, LongSupplier nanoTime, LongSupplier wallMillis, RandomGenerator random) {
        return TermAcquisition.then(term -> TargetRecall.then(
                term,
                targets -> PolicyRecall.then(
                        term,
                        settings.deployments(),
                        states -> Behaviors.setup(context -> Behaviors.withTimers(timers -> {
                            TargetMemory memory = new TargetMemory(context.getSystem(), term, targets);
                            PolicyMemory policies = new PolicyMemory(context.getSystem(), term, states);
                            return new ControllerActor(
                                    context, timers, term, memory, policies, settings, nanoTime, wallMillis, random);
                        })))));
    }

    private ControllerActor(
            ActorContext<ControllerCommand> context,
            TimerScheduler<ControllerCommand> timers,
            Term term,
            TargetMemory memory,
            PolicyMemory policies,
            SwellSettings settings,
            LongSupplier nanoTime,
            LongSupplier wallMillis,
            RandomGenerator random) {
        super(context);
        this.term = term;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.wallMillis = wallMillis;
        this.random = random;
        long nowMicros = nowMicros();
        this.state = ControllerState.of(
                term,
                new DeployedSpecs(settings.deployments(), settings.budgets()),
                settings,
                ActorRefResolver.get(context.getSystem()),
                nanoTime,
                nowMicros,
                wallMillis.getAsLong() * 1_000 - nowMicros,
                random);
        this.intake = new ReportIntake(state, context.getLog());
        this.membership =
                new Membership(state, context.getSelf(), settings.replicaHost().reportInterval(), nowMicros);
        this.hostIntake = new HostIntake(state, membership);
        this.silence = new SilenceWatch(state, settings.controller().reportExpiry(), context.getLog());
        this.loop = new ControlLoop(state, memory, policies, wallMillis, context.getLog());
        this.turns = new Turns(
                context.getSelf(),
                timers,
                new PreciseTimer(context.getSystem().name() + "-swell-controller"),
                new TickSchedule(settings.controller().controlLoopInterval(), nowMicros));
        for (ProcessJoined present : ClusterWatch.begin(context)) {
            membership.joined(present, false);
        }
        loop.deploy(nowMicros);
        arm(nowMicros);
        ControllerLog.began(context.getLog(), term);
    }

    @Override
    public Receive<ControllerCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(PushMetrics.class, this::isOutranked, this::onOutranked)
                .onMessage(PushMetrics.class, this::onPushMetrics)
                .onMessage(HostReport.class, this::onHostReport)
                .onMessage(HostMetrics.class, this::onHostMetrics)
                .onMessage(Turns.Settle.class, this::onSettle)
                .onMessage(Turns.RoundOver.class, over -> onRoundOver())
                .onMessage(Turns.Tick.class, tick -> onTick())
                .onMessage(SayGoodbye.class, this::onSayGoodbye)
                .onMessage(GetStatus.class, this::onGetStatus)
                .onMessage(GetDeployment.class, this::onGetDeployment)
                .onMessage(PauseScaling.class, said -> onOrder(OperatorOrder.of(said), said.replyTo()))
                .onMessage(ResumeScaling.class, said -> onOrder(OperatorOrder.of(said), said.replyTo()))
                .onMessage(ScaleByHand.class, said -> onOrder(OperatorOrder.of(said), said.replyTo()))
                .onMessage(ProcessJoined.class, this::onProcessJoined)
                .onMessage(ProcessGone.class, this::onProcessGone)
                .onMessage(ReachabilityChanged.class, this::onReachabilityChanged)
                .onMessage(HostsFound.class, this::onHostsFound)
                .onMessage(ControllerCommand.Local.class, irrelevant -> this)
                .onSignal(PostStop.class, stopped -> onEnd())
                .onSignal(PreRestart.class, failed -> onEnd())
                .build();
    }

    /** Its own term counts for nothing where a higher one has been heard. */
    private boolean isOutranked(PushMetrics message) {
        return term.isBefore(message.report().routingTerm());
    }

    private Behavior<ControllerCommand> onOutranked(PushMetrics message) {
        ControllerLog.outranked(getContext().getLog(), term, message.report().routingTerm());
        turns.close();
        return create(settings, nanoTime, wallMillis, random);
    }

    private Behavior<ControllerCommand> onPushMetrics(PushMetrics message) {
        long nowMicros = nowMicros();
        if (intake.take(message, nowMicros)) {
            turns.withTheRound();
        } else {
            turns.soon(nowMicros);
        }
        return this;
    }

    private Behavior<ControllerCommand> onRoundOver() {
        intake.roundIsOver();
        return settleSoon();
    }

    private Behavior<ControllerCommand> onHostReport(HostReport part) {
        return hostIntake.take(part, nowMicros()) ? settleSoon() : this;
    }

    private Behavior<ControllerCommand> onHostMetrics(HostMetrics message) {
        return hostIntake.take(message) ? settleSoon() : this;
    }

    private Behavior<ControllerCommand> onSayGoodbye(SayGoodbye message) {
        membership.saidGoodbye(message.process(), nowMicros());
        return settleSoon();
    }

    private Behavior<ControllerCommand> onGetStatus(GetStatus asked) {
        return answer(asked.replyTo(), state.status().page(asked.from(), asked.decisions(), nowMicros(), state.pace()));
    }

    private Behavior<ControllerCommand> onGetDeployment(GetDeployment asked) {
        return answer(asked.replyTo(), state.status().deployment(asked.deployment(), nowMicros()));
    }

    private <T> Behavior<ControllerCommand> answer(ActorRef<T> whoAsked, T answer) {
        whoAsked.tell(answer);
        return this;
    }

    /** Answered once it is carried out: the target is what was ordered, as far as a budget has room. */
    private Behavior<ControllerCommand> onOrder(OperatorOrder said, ActorRef<OrderAnswer> replyTo) {
        long nowMicros = nowMicros();
        settle(nowMicros); // what came before it first
        Optional<OrderAnswer> refusal = loop.refusal(said.deployment());
        if (refusal.isEmpty()) {
            loop.order(said, nowMicros);
            settle(nowMicros);
        }
        return answer(
                replyTo,
                refusal.orElseGet(() -> OrderAnswer.accepted(said.deployment(), loop.target(said.deployment()))));
    }

    private Behavior<ControllerCommand> onProcessJoined(ProcessJoined message) {
        membership.joined(message, true);
        return settleSoon();
    }

    private Behavior<ControllerCommand> onProcessGone(ProcessGone message) {
        membership.gone(message.process(), nowMicros());
        return settleSoon();
    }

    private Behavior<ControllerCommand> onReachabilityChanged(ReachabilityChanged message) {
        membership.reachable(message.process(), message.reachable());
        return settleSoon();
    }

    private Behavior<ControllerCommand> onHostsFound(HostsFound message) {
        membership.found(message.hosts());
        return this;
    }

    private Behavior<ControllerCommand> onTick() {
        long nowMicros = nowMicros();
        silence.look(turns.ticked(nowMicros), nowMicros);
        membership.presentAgain(nowMicros);
        settle(nowMicros);
        return this;
    }

    private Behavior<ControllerCommand> settleSoon() {
        turns.soon(nowMicros());
        return this;
    }

    private Behavior<ControllerCommand> onSettle(Turns.Settle message) {
        turns.settling();
        long nowMicros = nowMicros();
        silence.waited(nowMicros - message.sentMicros(), nowMicros);
        settle(nowMicros);
        return this;
    }

    private void settle(long nowMicros) {
        intake.answer();
        turns.taken();
        if (loop.settle(nowMicros)) {
            turns.soon(nowMicros);
        }
        arm(nowMicros);
    }

    /** Wakes it when something falls due by itself. */
    private void arm(long nowMicros) {
        long dueMicros = loop.dueMicros();
        if (!turns.isArmed()) {
            dueMicros = Math.min(dueMicros, silence.dueMicros());
        }
        turns.arm(dueMicros, nowMicros);
    }

    private Behavior<ControllerCommand> onEnd() {
        turns.close();
        return this;
    }

    private long nowMicros() {
        return nanoTime.getAsLong() / 1_000;
    }
}
