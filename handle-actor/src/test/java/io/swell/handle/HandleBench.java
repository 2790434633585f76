package io.swell.handle;

import akka.actor.UnhandledMessage;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.serialization.SerializationExtension;
import io.swell.handle.directory.DirectoryNotice.ReplicaEnded;
import io.swell.handle.directory.DirectoryNotice.RoutesChanged;
import io.swell.handle.directory.Routes;
import io.swell.handle.routing.ReplicaLoad;
import io.swell.handle.routing.RunningReplicas;
import io.swell.handle.routing.WaitingLine;
import io.swell.shared.config.HandleSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.Call;
import io.swell.shared.protocol.HandleCommand.RequestCompleted;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import io.swell.shared.protocol.RequestOutcome;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Handles of one deployment between probes: the test plays directory, replicas, callers and time. */
final class HandleBench implements AutoCloseable {

    static final DeploymentId ECHO = new DeploymentId("echo");
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Duration BACKOFF = Duration.ofMillis(50);
    static final Duration ABANDON_INTERVAL = Duration.ofSeconds(1);

    /** What a handle does not know, and so never answers. */
    private record Nonsense(long number) implements HandleCommand.Local {}

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    final TestProbe<DirectoryCommand> directory = kit.createTestProbe();
    final TestProbe<RequestOutcome> caller = kit.createTestProbe();
    final AtomicInteger urgent = new AtomicInteger();

    private final ManualTime scheduler = ManualTime.get(kit.system());
    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000);
    private final Map<ActorRef<HandleCommand>, LoadMeter> meters = new ConcurrentHashMap<>();
    private final Map<String, ReplicaLoad> loads = new HashMap<>();
    private final Map<String, TestProbe<ReplicaCommand>> replicas = new HashMap<>();
    private final WaitingLine line = new WaitingLine();
    private long lastHandle;
    private long lastNonsense;
    private Optional<Duration> sloWait = Optional.empty();

    ActorRef<HandleCommand> handle() {
        return kit.spawn(HandleActor.create(
                new HandleId(ECHO, ++lastHandle),
                new HandleSettings(TIMEOUT, BACKOFF, BACKOFF.multipliedBy(4), ABANDON_INTERVAL, Duration.ofSeconds(1)),
                directory.getRef(),
                new Registry(),
                nanoTime::get,
                new SplittableRandom(lastHandle)));
    }

    TestProbe<ReplicaCommand> replica(String name) {
        return replicas.computeIfAbsent(name, n -> kit.createTestProbe(n));
    }

    ReplicaLoad loadOf(String name) {
        return loads.computeIfAbsent(name, n -> new ReplicaLoad(id(n)));
    }

    static ReplicaId id(String name) {
        return new ReplicaId(ECHO, name);
    }

    void promiseWait(Duration wait) {
        sloWait = Optional.of(wait);
    }

    /** Tells the handle a table in which these replicas take one request each and any number may wait. */
    void route(ActorRef<HandleCommand> handle, String... names) {
        route(handle, 1, -1, names);
    }

    void route(ActorRef<HandleCommand> handle, int maxOngoing, int maxQueued, String... names) {
        route(handle, Availability.DEPLOYED, "", maxOngoing, maxQueued, names);
    }

    void route(
            ActorRef<HandleCommand> handle,
            Availability availability,
            String detail,
            int maxOngoing,
            int maxQueued,
            String... names) {
        List<ReplicaLoad> routable = new ArrayList<>();
        for (String name : names) {
            routable.add(loadOf(name));
            replica(name);
        }
        Map<ReplicaId, ActorRef<ReplicaCommand>> refs = new HashMap<>();
        replicas.forEach((name, probe) -> refs.put(id(name), probe.getRef()));
        RoutingLimits limits = new RoutingLimits(maxOngoing, maxQueued, sloWait);
        handle.tell(new RoutesChanged(
                new Routes(new RunningReplicas(1, availability, detail, limits, routable, line), refs)));
    }

    /** Tells the handle a table no directory would make: it names a replica but not where it is. */
    void routeWithoutAddress(ActorRef<HandleCommand> handle, String name) {
        RoutingLimits limits = new RoutingLimits(1, -1, Optional.empty());
        handle.tell(new RoutesChanged(new Routes(
                new RunningReplicas(1, Availability.DEPLOYED, "", limits, List.of(loadOf(name)), line), Map.of())));
    }

    void call(ActorRef<HandleCommand> handle, Object request) {
        handle.tell(new Call(request, Optional.empty(), caller.getRef()));
    }

    void call(ActorRef<HandleCommand> handle, Object request, Duration timeout) {
        handle.tell(new Call(request, Optional.of(timeout), caller.getRef()));
    }

    /** Waits until the replica has a request with this content. */
    Execute executed(String replica, Object content) {
        Execute execute = replica(replica).expectMessageClass(Execute.class);
        try {
            Object value = execute.request().decode(SerializationExtension.get(kit.system()));
            if (!value.equals(content)) {
                throw new AssertionError("replica " + replica + " got " + value + " instead of " + content);
            }
        } catch (NotSerializableException e) {
            throw new AssertionError(e);
        }
        return execute;
    }

    static void complete(Execute execute, Object response) {
        execute.replyTo().tell(new RequestCompleted(execute.requestId(), Payload.of(response)));
    }

    void end(ActorRef<HandleCommand> handle, String replica) {
        handle.tell(new ReplicaEnded(id(replica)));
    }

    /** What the handle's meter says once it has worked off all it was told. */
    LoadSnapshot load(ActorRef<HandleCommand> handle) {
        settle(handle);
        return meterOf(handle).read(nanoTime.get());
    }

    LoadMeter meterOf(ActorRef<HandleCommand> handle) {
        return Objects.requireNonNull(meters.get(handle));
    }

    long nanoTime() {
        return nanoTime.get();
    }

    /** The clock goes on but the scheduler is late. */
    void advanceClockOnly(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    /** Moves both clocks, then waits until the handle has seen what became due. */
    void advance(Duration time, ActorRef<HandleCommand> handle) {
        nanoTime.addAndGet(time.toNanos());
        scheduler.timePasses(time);
        settle(handle);
    }

    /** Waits until the handle has worked off all it was told: what it does not know, it declines in order. */
    void settle(ActorRef<HandleCommand> handle) {
        declined(handle, List.of());
    }

    /** Tells the handle all this and waits until it has worked it off; which of it the handle did not know. */
    List<Object> declined(ActorRef<HandleCommand> handle, List<HandleCommand> commands) {
        TestProbe<UnhandledMessage> unhandled = kit.createUnhandledMessageProbe();
        commands.forEach(handle::tell);
        Nonsense last = new Nonsense(++lastNonsense);
        handle.tell(last);
        List<Object> declined = new ArrayList<>();
        Object message = unhandled.receiveMessage().getMessage();
        while (!message.equals(last)) {
            // The test kit's own guardian declines things too.
            if (message instanceof HandleCommand) {
                declined.add(message);
            }
            message = unhandled.receiveMessage().getMessage();
        }
        unhandled.stop();
        return declined;
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }

    private final class Registry implements HandleRegistry {
        @Override
        public void register(HandleId handle, LoadMeter meter, ActorRef<HandleCommand> actor) {
            meters.put(actor, meter);
        }

        @Override
        public void urgent(DeploymentId deployment) {
            urgent.incrementAndGet();
        }
    }
}
