package io.swell.bench.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Leave;
import com.fasterxml.jackson.databind.JsonNode;
import io.swell.Swell;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildCommands;
import io.swell.bench.naive.NaiveSink;
import io.swell.controller.EmulatedMembers;
import io.swell.node.NodeMain;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.TimedReports;
import io.swell.shared.protocol.WireMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;

/**
 * Main of the controller's JVM: a node as shipped, with the role {@code controller} and no other, beside it the sink of
 * the naive reports. All it does more is to introduce processes that exist only on paper.
 *
 * <p>Arguments: own port, the seed's port, a file with what the configuration has beyond the defaults.
 */
public final class ControllerMain {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActorSystem<Void> system;
    private final ActorRef<WireMessage> sink;
    private final ControllersBegin begin;
    private final ScalingLog scalings = ScalingLog.install();

    private ControllerMain(int port, int seedPort, Path overrides) {
        try {
            this.system = NodeMain.start(BenchNode.config(port, seedPort, "controller", Files.readString(overrides)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.begin = ControllersBegin.watch(system);
        this.sink = system.systemActorOf(NaiveSink.create(), "bench-sink", Props.empty());
    }

    public static void main(String[] arguments) {
        ControllerMain main = new ControllerMain(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        new ChildCommands()
                .on("admit", main::admit)
                .on("gone", arguments1 -> main.each(arguments1, main::gone))
                .on("unreachable", arguments1 -> main.each(arguments1, main::unreachable))
                .on("status", ignored -> main.status())
                .on("taken", main::taken)
                .on("admitAtBegin", main::admitAtBegin)
                .on("began", ignored -> main.begin.take())
                .on("members", ignored -> main.members())
                .on("leave", ignored -> main.leave())
                .on("scalings", ignored -> main.scalings.take())
                .on("ages", ignored -> ages())
                .on("arrivals", ignored -> Map.of("nanosByDeployment", TimedReports.take()))
                .serve();
    }

    private Map<String, ?> admit(JsonNode arguments) {
        return admit(Swell.get(system).controller(), arguments);
    }

    /** A controller that begins in this JVM finds these among the members. */
    private Map<String, ?> admitAtBegin(JsonNode arguments) {
        begin.then(controller -> admit(controller, arguments));
        return Map.of();
    }

    private Map<String, ?> admit(ActorRef<ControllerCommand> controller, JsonNode arguments) {
        boolean reports = arguments.get("reports").asBoolean();
        boolean hosts = arguments.get("hosts").asBoolean();
        return each(arguments, process -> EmulatedMembers.joined(controller, process, reports, hosts));
    }

    private void gone(ProcessId process) {
        EmulatedMembers.gone(Swell.get(system).controller(), process);
    }

    private void unreachable(ProcessId process) {
        EmulatedMembers.unreachable(Swell.get(system).controller(), process);
    }

    private Map<String, ?> each(JsonNode arguments, Consumer<ProcessId> what) {
        int first = arguments.get("first").asInt();
        for (int i = 0; i < arguments.get("count").asInt(); i++) {
            what.accept(BenchNode.process(first + i));
        }
        return Map.of();
    }

    private Map<String, ?> status() {
        ClusterStatus status =
                Swell.get(system).status(PATIENCE).toCompletableFuture().join();
        Map<String, Object> sums = new HashMap<>();
        sums.put("term", status.term().number());
        // The controller's own process has no handle: it sends heartbeats and nothing else.
        sums.put(
                "reportsWithEntries",
                status.messages().reports() - status.messages().heartbeats());
        sums.put("snapshots", status.messages().snapshots());
        sums.put("refusedEntries", status.messages().refusedEntries());
        sums.put("hostReports", status.messages().hostReports());
        sums.put(
                "ongoing",
                status.deployments().stream().mapToLong(d -> d.ongoing()).sum());
        sums.put(
                "target",
                status.deployments().stream().mapToLong(d -> d.target()).sum());
        sums.put(
                "running",
                status.deployments().stream().mapToLong(d -> d.running()).sum());
        sums.put(
                "pending",
                status.deployments().stream().mapToLong(d -> d.pending()).sum());
        sums.put(
                "handles",
                status.processes().stream().mapToLong(p -> p.handles()).sum());
        sums.put(
                "reporting",
                status.processes().stream()
                        .filter(p -> p.state().equals("reporting"))
                        .count());
        return sums;
    }

    private Map<String, ?> members() {
        long up = StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .count();
        return Map.of("up", up);
    }

    private Map<String, ?> leave() {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Leave.create(cluster.selfMember().address()));
        return Map.of();
    }

    /** How old the reports were that arrived since this was last asked, where {@link TimedReports} are bound. */
    private static Map<String, ?> ages() {
        Histogram ageMicros = TimedReports.takeAges();
        return Map.of(
                "ageMillisP50", ageMicros.getValueAtPercentile(50) / 1e3,
                "ageMillisP99", ageMicros.getValueAtPercentile(99) / 1e3);
    }

    /** What the sink took since this was last asked. */
    private Map<String, ?> taken(JsonNode arguments) {
        CompletableFuture<NaiveSink.Taken> answer = new CompletableFuture<>();
        sink.tell(new NaiveSink.Take(arguments.path("forget").asBoolean(), answer));
        NaiveSink.Taken taken = answer.join();
        return Map.of(
                "messages", taken.messages(),
                "entries", taken.entries(),
                "ongoing", taken.ongoing(),
                "ageMillisP50", taken.ageNanos().getValueAtPercentile(50) / 1e6,
                "ageMillisP99", taken.ageNanos().getValueAtPercentile(99) / 1e6);
    }
}
