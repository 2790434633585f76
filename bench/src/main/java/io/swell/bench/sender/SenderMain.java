package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.SerializationExtension;
import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildCommands;
import io.swell.bench.sender.EmulatedProcess.Looks;
import io.swell.controller.ControllerSingleton;
import io.swell.node.NodeMain;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.Term;
import io.swell.shared.protocol.WireMessage;
import io.swell.shared.timer.PreciseTimer;
import io.swell.shared.timer.SingleTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Main of the JVM that stands for many processes. A member of the controller's cluster without a role of Swell's: it
 * reaches the controller through the same door as any process, over the same one connection for all it stands for.
 *
 * <p>Arguments: own port, the controller's port, the naive sink's port.
 */
public final class SenderMain {

    private final ActorSystem<Void> system;
    private final SwellSettings settings;
    private final ActorRef<ControllerCommand> controller;
    private final ActorRef<WireMessage> sink;
    private final ActorRef<ReplicaCommand> replica;
    private final ActorRef<PusherCommand> ignored;
    private final ActorRef<DirectoryCommand> ignoredDirectory;
    private final Traffic traffic = new Traffic();
    private final ScheduledExecutorService clock = PreciseTimer.clock("bench-clock");
    private final Driver driver = new Driver(clock);
    private final SplittableRandom random = new SplittableRandom();
    private final Drainage drainage;
    private final List<ActorRef<HostCommand>> hosts = new ArrayList<>();
    private final List<ActorRef<PusherCommand>> processes = new ArrayList<>();
    private int handlesPerProcess;

    private SenderMain(int port, int controllerPort, int sinkPort) {
        var config = BenchNode.config(port, controllerPort, "emulator", BenchNode.QUIET);
        this.system = ActorSystem.create(Behaviors.empty(), NodeMain.SYSTEM_NAME, config);
        this.settings = SwellSettings.fromConfig(config);
        this.controller = ControllerSingleton.init(system, settings);
        this.sink = ActorRefResolver.get(system).resolveActorRef(BenchNode.address(sinkPort) + BenchNode.SINK_PATH);
        this.replica = spawn(Behaviors.ignore(), "emulated-replicas");
        this.ignored = spawn(Behaviors.ignore(), "ignored");
        this.ignoredDirectory = spawn(Behaviors.ignore(), "ignored-directory");
        this.drainage = new Drainage(system, controller, traffic);
    }

    public static void main(String[] arguments) {
        SenderMain sender = new SenderMain(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        new ChildCommands()
                .on("hosts", sender::hosts)
                .on("introduceController", ignored -> sender.introduceController())
                .on("create", sender::create)
                .on("drive", sender::drive)
                .on("pause", sender::pause)
                .on("traffic", ignored -> sender.traffic.take())
                .on("look", ignored -> sender.look())
                .on("leave", ignored -> sender.leave())
                .on("drop", sender::drop)
                .on("probe", sender::probe)
                .on("request", sender::request)
                .on("drain", sender.drainage::start)
                .on("undrain", ignored -> sender.drainage.stop())
                .serve();
    }

    /** Replica hosts on paper. */
    private Map<String, ?> hosts(JsonNode arguments) {
        int first = arguments.get("first").asInt();
        for (int i = 0; i < arguments.get("count").asInt(); i++) {
            var process = BenchNode.process(first + i);
            hosts.add(spawn(EmulatedHost.create(process, controller, replica, traffic), "host-" + (first + i)));
        }
        return Map.of();
    }

    /** As a new controller does to each host; it does not find those that are on paper. */
    private Map<String, ?> introduceController() {
        hosts.forEach(host -> host.tell(EmulatedHost.Introduced.INSTANCE));
        return Map.of();
    }

    /** Processes on paper: {@code handles} each, over {@code deployments} deployments. */
    private Map<String, ?> create(JsonNode arguments) {
        int first = arguments.get("first").asInt();
        handlesPerProcess = arguments.get("handles").asInt();
        int deployments = arguments.get("deployments").asInt();
        int load = arguments.path("load").asInt(1);
        var surroundings = new EmulatedProcess.Surroundings(controller, sink, settings.metricsPusher(), traffic);
        for (int i = 0; i < arguments.get("count").asInt(); i++) {
            var process = BenchNode.process(first + i);
            var handles =
                    new EmulatedHandles(process.address(), handlesPerProcess, deployments, load, System.nanoTime());
            SingleTimer timer = new PreciseTimer(clock);
            processes.add(spawn(
                    EmulatedProcess.create(process, handles, surroundings, timer, random.split()),
                    "process-" + (first + i)));
        }
        return Map.of();
    }

    /** An interval other than the pusher's own is forced. */
    private Map<String, ?> drive(JsonNode arguments) {
        long intervalMicros = arguments.get("intervalMicros").asLong();
        driver.start(
                new Driver.Plan(
                        Way.of(arguments.get("way").asText()),
                        arguments.get("changing").asDouble(),
                        intervalMicros,
                        intervalMicros != settings.metricsPusher().interval().toNanos() / 1_000,
                        handlesPerProcess,
                        arguments.path("urgent").asBoolean()),
                processes);
        return Map.of();
    }

    private Map<String, ?> pause(JsonNode arguments) {
        driver.stop(processes);
        return Map.of();
    }

    /** What is true of all processes together, and how large the last messages are on the wire. */
    private Map<String, ?> look() {
        long ongoing = 0;
        long handles = 0;
        int untold = 0;
        long bytes = 0;
        long messages = 0;
        for (Looks looks : looks()) {
            ongoing += looks.ongoing();
            handles += looks.handles();
            untold += looks.isAllTold() ? 0 : 1;
            messages += looks.last().size();
            bytes += bytes(looks.last());
        }
        return Map.of(
                "ongoing", ongoing, "handles", handles, "untold", untold, "lastMessages", messages, "lastBytes", bytes);
    }

    private List<Looks> looks() {
        List<CompletableFuture<Looks>> answers = new ArrayList<>();
        for (ActorRef<PusherCommand> process : processes) {
            CompletableFuture<Looks> answer = new CompletableFuture<>();
            process.tell(new EmulatedProcess.Look(answer));
            answers.add(answer);
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Payload as the serializer makes it; Artery's envelope is not counted. */
    private long bytes(List<? extends WireMessage> messages) {
        long sum = 0;
        for (WireMessage message : messages) {
            sum += SerializationExtension.get(system).serialize(message).get().length;
        }
        return sum;
    }

    /** All processes say goodbye and end. */
    private Map<String, ?> leave() {
        driver.stop(processes);
        processes.forEach(process -> process.tell(EmulatedProcess.Leave.INSTANCE));
        processes.clear();
        return Map.of();
    }

    /** The last {@code count} processes and hosts fall silent, and are no longer counted. */
    private Map<String, ?> drop(JsonNode arguments) {
        int keep = processes.size() - arguments.get("count").asInt();
        List<ActorRef<PusherCommand>> dropped = processes.subList(keep, processes.size());
        dropped.forEach(process -> process.tell(EmulatedProcess.Halt.INSTANCE));
        dropped.clear();
        hosts.subList(Math.min(keep, hosts.size()), hosts.size()).clear();
        return Map.of();
    }

    /** A request waits in a process for a deployment nobody spoke of before; its next report tells. */
    private Map<String, ?> request(JsonNode arguments) {
        processes
                .get(arguments.get("index").asInt())
                .tell(new EmulatedProcess.Request(
                        BenchNode.deployment(arguments.get("deployment").asInt())));
        return Map.of();
    }

    /** A report of one entry: a request waits for a deployment nobody spoke of before. */
    private Map<String, ?> probe(JsonNode arguments) {
        int number = arguments.get("number").asInt();
        LoadColumns one = LoadColumns.ofSize(1);
        one.set(0, number, 1, new LoadSnapshot(1, 0, 0, 0, 1, 0, 0, 0, 0));
        String name =
                BenchNode.deployment(arguments.get("first").asInt() + number).name();
        var process = BenchNode.process(arguments.get("process").asInt());
        long nowNanos = System.nanoTime();
        MetricsReport report = new MetricsReport(
                process,
                number + 1,
                number,
                0,
                1,
                nowNanos / 1_000,
                Term.NONE,
                0,
                true,
                number,
                new String[] {name},
                PackedLoad.of(one));
        controller.tell(new PushMetrics(report, ignored, ignoredDirectory));
        return Map.of("sentNanos", nowNanos);
    }

    private <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
        return system.systemActorOf(behavior, name, Props.empty());
    }
}
