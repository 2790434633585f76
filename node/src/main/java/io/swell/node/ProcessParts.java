package io.swell.node;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import io.swell.controller.ControllerSingleton;
import io.swell.handle.HandleActor;
import io.swell.handle.HandleRegistry;
import io.swell.handle.directory.ReachabilitySource;
import io.swell.handle.directory.ReplicaDirectoryActor;
import io.swell.handle.metrics.MetricsPusherActor;
import io.swell.handle.recording.LoadRecorderActor;
import io.swell.node.management.ManagementEndpoint;
import io.swell.replica.HandlerFactories;
import io.swell.replica.ReplicaHostActor;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.Term;
import io.swell.shared.timer.PreciseTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The actors of one process and how they know each other: spawned once per actor system, as its roles ask. */
public final class ProcessParts implements HandleRegistry {

    private static final String REPLICA_ROLE = "replica";
    private static final Duration ASK_LIMIT = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final SwellSettings settings;
    private final HandlerFactories handlers;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<DirectoryCommand> directory;
    private final ActorRef<PusherCommand> pusher;
    private final Optional<ActorRef<HostCommand>> host;
    private final Optional<ActorRef<LoadRecorderActor.Command>> recorder;
    private final Optional<ManagementEndpoint> management;
    private final AtomicLong lastHandle = new AtomicLong();

    /** Starts what this process is to take part in, and has it leave well when the system shuts down. */
    public static ProcessParts start(ActorSystem<?> system, SwellSettings settings) {
        ProcessParts parts = new ProcessParts(system, settings);
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        String phase = CoordinatedShutdown.PhaseServiceRequestsDone();
        Duration limit = Duration.ofNanos((long) (0.9 * shutdown.timeout(phase).toNanos()));
        shutdown.addTask(phase, "swell-leave", () -> parts.leave(limit));
        return parts;
    }

    private ProcessParts(ActorSystem<?> system, SwellSettings settings) {
        this.system = system;
        this.settings = settings;
        this.handlers = new HandlerFactories(ProcessParts.class.getClassLoader());
        ProcessId process = processOf(Cluster.get(system).selfMember().uniqueAddress());
        this.controller = ControllerSingleton.init(system, settings);
        AtomicReference<@Nullable ActorRef<PusherCommand>> laterPusher = new AtomicReference<>();
        this.directory = spawn(
                ReplicaDirectoryActor.create(
                        settings.handle(),
                        ReachabilitySource.ofCluster(),
                        (term, version) -> noteRouting(laterPusher.get(), term, version)),
                "swell-replica-directory");
        this.pusher = spawn(
                MetricsPusherActor.create(
                        process,
                        settings.metricsPusher(),
                        controller,
                        directory,
                        System::nanoTime,
                        () -> new PreciseTimer(system.name() + "-swell-metrics-pusher"),
                        RandomGenerator.getDefault()),
                "swell-metrics-pusher");
        laterPusher.set(pusher); // nothing is routed before the pusher has reported
        this.host = Cluster.get(system).selfMember().hasRole(REPLICA_ROLE)
                ? Optional.of(
                        spawn(ReplicaHostActor.create(process, settings.replicaHost(), handlers), "swell-replica-host"))
                : Optional.empty();
        this.recorder = settings.recorder()
                .file()
                .map(file -> spawn(
                        LoadRecorderActor.create(settings.recorder(), file, process, pusher, System::currentTimeMillis),
                        "swell-load-recorder",
                        DispatcherSelector.blocking()));
        this.management = settings.management().enabled()
                ? Optional.of(ManagementEndpoint.start(system, settings.management(), controller))
                : Optional.empty();
    }

    public ActorRef<ControllerCommand> controller() {
        return controller;
    }

    /** Empty where it is not configured. */
    public Optional<ManagementEndpoint> management() {
        return management;
    }

    public HandlerFactories handlers() {
        return handlers;
    }

    public ActorRef<HandleCommand> spawnHandle(DeploymentId deployment) {
        HandleId id = nextHandle(deployment);
        return spawn(handleBehavior(id), "swell-handle-" + deployment + "-" + id.number());
    }

    public Behavior<HandleCommand> handleBehavior(DeploymentId deployment) {
        return handleBehavior(nextHandle(deployment));
    }

    private Behavior<HandleCommand> handleBehavior(HandleId id) {
        return HandleActor.create(
                id, settings.handle(), directory, this, System::nanoTime, RandomGenerator.getDefault());
    }

    private HandleId nextHandle(DeploymentId deployment) {
        return new HandleId(deployment, lastHandle.incrementAndGet());
    }

    @Override
    public void register(HandleId handle, LoadMeter meter, ActorRef<HandleCommand> actor) {
        pusher.tell(new MetricsPusherActor.RegisterHandle(handle, meter, actor));
    }

    @Override
    public void urgent(DeploymentId deployment) {
        pusher.tell(new MetricsPusherActor.NoteUrgency(deployment));
    }

    /**
     * Handles stop taking requests and replicas drain, side by side: requests of this process may run on replicas of it.
     * Then the recorder writes what is left, and the pusher says goodbye. Completes when all is done or the limit has passed.
     */
    public CompletionStage<Done> leave(Duration limit) {
        return AskPattern.ask(pusher, MetricsPusherActor.GetHandles::new, ASK_LIMIT, system.scheduler())
                .thenCompose(handles -> finish(handles.refs(), limit))
                .handle((done, lateOrGone) -> Done.getInstance())
                .thenCompose(done -> finishRecording())
                .handle((done, lateOrGone) -> Done.getInstance())
                .thenCompose(
                        done -> AskPattern.ask(pusher, MetricsPusherActor.Leave::new, ASK_LIMIT, system.scheduler()))
                .exceptionally(pusherGone -> Done.getInstance());
    }

    private CompletionStage<?> finish(List<ActorRef<HandleCommand>> handles, Duration limit) {
        List<CompletableFuture<Done>> waits = new ArrayList<>();
        for (ActorRef<HandleCommand> handle : handles) {
            waits.add(AskPattern.ask(handle, HandleActor.StopAccepting::new, limit, system.scheduler())
                    .toCompletableFuture());
        }
        host.ifPresent(ref -> waits.add(AskPattern.<HostCommand, Done>ask(
                        ref, replyTo -> new ReplicaHostActor.Leave(limit, replyTo), limit, system.scheduler())
                .toCompletableFuture()));
        return CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Done> finishRecording() {
        return recorder.map(ref -> AskPattern.ask(ref, LoadRecorderActor.Finish::new, ASK_LIMIT, system.scheduler()))
                .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance()));
    }

    private static void noteRouting(@Nullable ActorRef<PusherCommand> pusher, Term term, long version) {
        if (pusher != null) {
            pusher.tell(new MetricsPusherActor.NoteRouting(term, version));
        }
    }

    private static ProcessId processOf(UniqueAddress address) {
        return ProcessId.of(address.address().toString(), address.longUid());
    }

    private <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
        return spawn(behavior, name, Props.empty());
    }

    private <T> ActorRef<T> spawn(Behavior<T> behavior, String name, Props props) {
        return system.systemActorOf(behavior, name, props);
    }
}
