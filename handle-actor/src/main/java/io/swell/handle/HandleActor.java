package io.swell.handle;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.swell.handle.directory.DirectoryNotice.ReplicaEnded;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.directory.SubscribeHandle;
import io.swell.handle.routing.OngoingRequests;
import io.swell.handle.routing.PendingRequest;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.shared.config.HandleSettings;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.Call;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import io.swell.shared.protocol.RequestOutcome.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Carries the requests of one caller to the replicas of one deployment and answers each exactly once. What has become of
 * each is kept by {@link OngoingRequests}; which goes where, and when, is chosen by {@link RequestDispatcher}.
 *
 * <p>If it ends, its callers are told that it has stopped and its slots are free again; what replicas still run for it
 * ends unheard.
 */
public final class HandleActor extends AbstractBehavior<HandleCommand> {

    /** Room may have appeared for this handle, which is first in line. */
    private enum SlotFreed implements HandleCommand.Local {
        INSTANCE
    }

    /** The process leaves: takes no new requests, and says so when every caller has been answered. */
    public record StopAccepting(ActorRef<Done> replyTo) implements HandleCommand.Local {}

    private final HandleId id;
    private final HandleSettings settings;
    private final HandleRegistry registry;
    private final LongSupplier nanoTime;
    private final ReplicaMessages replicaMessages;
    private final DueTimer timer;
    private final OngoingRequests ongoing;
    private final RequestDispatcher dispatcher;
    private boolean leaving;
    private List<ActorRef<Done>> toldWhenAnswered = List.of();

    /**
     * A handle.
     *
     * @param nanoTime {@link System#nanoTime()} or a test's
     * @param random this handle's own, or one that threads may share
     */
    public static Behavior<HandleCommand> create(
            HandleId id,
            HandleSettings settings,
            ActorRef<DirectoryCommand> directory,
            HandleRegistry registry,
            LongSupplier nanoTime,
            RandomGenerator random) {
        return Behaviors.setup(context -> {
            LoadMeter meter = new LoadMeter(nanoTime.getAsLong());
            registry.register(id, meter, context.getSelf());
            directory.tell(new SubscribeHandle(id.deployment(), context.getSelf()));
            return new HandleActor(context, id, settings, registry, meter, nanoTime, random);
        });
    }

    private HandleActor(
            ActorContext<HandleCommand> context,
            HandleId id,
            HandleSettings settings,
            HandleRegistry registry,
            LoadMeter meter,
            LongSupplier nanoTime,
            RandomGenerator random) {
        super(context);
        this.id = id;
        this.settings = settings;
        this.registry = registry;
        this.nanoTime = nanoTime;
        this.replicaMessages = new ReplicaMessages(context, id);
        this.timer = new DueTimer(context);
        this.ongoing = new OngoingRequests(id.deployment(), meter, Nanos.of(settings.abandonInterval()));
        ActorRef<HandleCommand> self = context.getSelf();
        this.dispatcher = new RequestDispatcher(ongoing, replicaMessages, random, () -> self.tell(SlotFreed.INSTANCE));
    }

    /** One case for all messages: a case each costs every idle handle about 390 bytes (docs/adr/0044). */
    @Override
    public Receive<HandleCommand> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::onCommand)
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<HandleCommand> onCommand(HandleCommand command) {
        long now = nanoTime.getAsLong();
        if (command instanceof Call call) {
            onCall(call, now);
        } else if (command instanceof RequestCompleted completed) {
            onRequestCompleted(completed, now);
        } else if (command instanceof RequestFailed failed) {
            onRequestFailed(failed, now);
        } else if (command instanceof RequestRefused refused) {
            onRequestRefused(refused, now);
        } else if (command instanceof RequestUnknown unknown) {
            onRequestUnknown(unknown, now);
        } else if (!onLocal(command, now)) {
            return Behaviors.unhandled();
        }
        dispatcher.nextDue().ifPresent(due -> timer.fireBy(due, now));
        sayWhenAllAreAnswered();
        return this;
    }

    private boolean onLocal(HandleCommand command, long now) {
        if (command instanceof RoutesChanged changed) {
            onRoutesChanged(changed, now);
        } else if (command instanceof ReplicaEnded ended) {
            onReplicaEnded(ended, now);
        } else if (command instanceof DueTimer.Due due) {
            onDue(due, now);
        } else if (command instanceof StopAccepting stop) {
            onStopAccepting(stop);
        } else if (command == SlotFreed.INSTANCE) {
            dispatcher.dispatch(now);
        } else {
            return false;
        }
        return true;
    }

    private void onCall(Call call, long now) {
        long timeout = Nanos.of(call.timeout().orElse(settings.requestTimeout()));
        PendingRequest request = new PendingRequest(call.request(), call.replyTo()::tell, now, timeout);
        Optional<String> why = whyNotAccepting();
        if (why.isPresent()) {
            ongoing.reject(request, notRunning(why.get()), now);
            return;
        }
        if (timeout == 0 || !dispatcher.sendAtOnce(request, now)) {
            letWait(request, now);
        }
    }

    private void letWait(PendingRequest request, long now) {
        int maxQueued = dispatcher.replicas().limits().maxQueuedRequests();
        boolean othersWait = ongoing.hasWaiting();
        if (!ongoing.queue(request, maxQueued, now)) {
            ongoing.reject(request, new Rejected(id.deployment(), maxQueued), now);
            return;
        }
        if (dispatcher.replicas().isEmpty() || ongoing.hasGrownALot()) {
            registry.urgent(id.deployment());
        }
        if (!othersWait) {
            dispatcher.dispatch(now);
        }
    }

    private void onRequestCompleted(RequestCompleted completed, long now) {
        onAnswer(completed.requestId(), () -> replicaMessages.read(completed.response()), now);
    }

    private void onRequestFailed(RequestFailed failed, long now) {
        HandleLog.handlerFailed(id, failed);
        onAnswer(
                failed.requestId(),
                () -> new HandlerFailed(id.deployment(), failed.errorType(), failed.message()),
                now);
    }

    private void onAnswer(long requestId, Supplier<RequestOutcome> outcome, long now) {
        if (ongoing.answered(requestId, outcome, now)) {
            dispatcher.onSlotFreed(now);
        } else {
            HandleLog.answerToNobody(id, requestId);
        }
    }

    private void onRequestRefused(RequestRefused refused, long now) {
        ReplicaLoad replica = ongoing.refused(refused.requestId(), now);
        if (replica == null) {
            HandleLog.answerToNobody(id, refused.requestId());
            return;
        }
        HandleLog.refused(id, refused.replica(), refused.draining());
        if (refused.draining()) {
            replica.drains();
        } else {
            replica.refused(now, Nanos.of(settings.refusalBackoffMin()), Nanos.of(settings.refusalBackoffMax()));
        }
        dispatcher.replicas().whyNotRunning().ifPresent(why -> ongoing.failWaiting(notRunning(why), now));
        dispatcher.onSlotFreed(now);
    }

    private void onRequestUnknown(RequestUnknown unknown, long now) {
        if (ongoing.unknown(unknown.requestId(), now)) {
            dispatcher.onSlotFreed(now);
        } else {
            HandleLog.answerToNobody(id, unknown.requestId());
        }
    }

    private void onRoutesChanged(RoutesChanged changed, long now) {
        dispatcher.use(changed.routes());
        dispatcher.replicas().whyNotRunning().ifPresent(why -> {
            if (ongoing.hasWaiting()) {
                HandleLog.notRunning(id, why);
                ongoing.failWaiting(notRunning(why), now);
            }
        });
        dispatcher.dispatch(now);
    }

    private void onReplicaEnded(ReplicaEnded ended, long now) {
        int lost = ongoing.replicaEnded(ended.replica(), now);
        if (lost > 0) {
            HandleLog.lostWithReplica(id, ended.replica(), lost);
        }
    }

    private void onDue(DueTimer.Due due, long now) {
        if (timer.fired(due)) {
            dispatcher.dispatch(now);
        }
    }

    private void onStopAccepting(StopAccepting stop) {
        leaving = true;
        toldWhenAnswered = new ArrayList<>(toldWhenAnswered);
        toldWhenAnswered.add(stop.replyTo());
    }

    private Behavior<HandleCommand> onPostStop() {
        HandleLog.stopped(id, ongoing.unanswered());
        timer.cancel();
        ongoing.failAll(notRunning("the handle has stopped"), nanoTime.getAsLong());
        dispatcher.leave();
        return this;
    }

    private Optional<String> whyNotAccepting() {
        return leaving
                ? Optional.of("this process is leaving")
                : dispatcher.replicas().whyNotRunning();
    }

    private void sayWhenAllAreAnswered() {
        if (ongoing.unanswered() == 0) {
            toldWhenAnswered.forEach(replyTo -> replyTo.tell(Done.getInstance()));
            toldWhenAnswered = List.of();
        }
    }

    private NotRunning notRunning(String why) {
        return new NotRunning(id.deployment(), why);
    }
}
