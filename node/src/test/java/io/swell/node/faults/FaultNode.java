package io.swell.node.faults;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.node.NodeMain;
import io.swell.node.faults.Line.Status;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.ServiceKeys;
import io.swell.shared.protocol.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A node as {@link NodeMain} starts it, and callers in the same JVM. Reads orders from standard input ({@code load N}
 * adds N callers with one request at a time, {@code rate N} makes N requests a second whatever becomes of them, {@code
 * stop} ends all load, {@code stop-as T ID} orders every host to stop a replica, as a controller of term T) and ends at once with it; says what happens as {@link Line}s.
 */
final class FaultNode {

    static final String DEPLOYMENT = "work";

    private static final String NAME = "fault.node";
    private static final Duration PULSE = Duration.ofMillis(200);

    private final ActorSystem<Void> system;
    private final ActorRef<HandleCommand> handle;
    private final OperationLog log = new OperationLog();
    private final AtomicInteger lanes = new AtomicInteger();

    private FaultNode(ActorSystem<Void> system) {
        this.system = system;
        this.handle =
                system.systemActorOf(Swell.get(system).handleBehavior(DEPLOYMENT), "handle-under-test", Props.empty());
    }

    /** Runs a node; the one argument is its configuration. */
    public static void main(String[] args) throws IOException {
        ActorSystem<Void> system = NodeMain.start(NodeMain.withDefaults(ConfigFactory.parseString(args[0])));
        FaultNode node = new FaultNode(system);
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "print-history", () -> {
                    node.log.history().print();
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
        Thread pulse = new Thread(node::beat, "pulse");
        pulse.setDaemon(true);
        pulse.start();
        node.obeyUntilTheEnd();
        Runtime.getRuntime().halt(0);
    }

    /** What the tests call this process. */
    static String name() {
        return System.getProperty(NAME, "");
    }

    static String nameFlag(String name) {
        return "-D" + NAME + "=" + name;
    }

    private void obeyUntilTheEnd() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("stop")) {
                log.stop();
            } else if (order.startsWith("load ")) {
                addLanes(Integer.parseInt(order.substring("load ".length())));
            } else if (order.startsWith("rate ")) {
                Duration between = Duration.ofSeconds(1).dividedBy(Long.parseLong(order.substring("rate ".length())));
                system.scheduler()
                        .scheduleAtFixedRate(between, between, () -> addLane(true), system.executionContext());
            } else if (order.startsWith("stop-as ")) {
                String[] words = order.split(" ", -1);
                orderToStop(new Term(Long.parseLong(words[1]), 0), words[2].substring((DEPLOYMENT + "#").length()));
            }
        }
    }

    private void orderToStop(Term term, String suffix) {
        StopReplica order = new StopReplica(term, new ReplicaId(new DeploymentId(DEPLOYMENT), suffix));
        AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
                        system.receptionist(),
                        replyTo -> Receptionist.find(ServiceKeys.REPLICA_HOST, replyTo),
                        Duration.ofSeconds(3),
                        system.scheduler())
                .thenAccept(hosts ->
                        hosts.getServiceInstances(ServiceKeys.REPLICA_HOST).forEach(host -> host.tell(order)));
    }

    private void addLanes(int count) {
        for (int i = 0; i < count; i++) {
            addLane(false);
        }
    }

    private void addLane(boolean once) {
        String lane = name() + "-" + lanes.incrementAndGet();
        system.systemActorOf(Lane.create(lane, handle, log, once), "lane-" + lane, Props.empty());
    }

    private void beat() {
        while (!system.getWhenTerminated().toCompletableFuture().isDone()) {
            List<Status> status = status();
            new Line.Pulse(System.currentTimeMillis(), log.completed(), log.failed(), log.completedBy(), status)
                    .print();
            LockSupport.parkNanos(PULSE.toNanos());
        }
    }

    private List<Status> status() {
        try {
            return List.of(of(Swell.get(system)
                    .status(Duration.ofMillis(500))
                    .toCompletableFuture()
                    .get()));
        } catch (ExecutionException e) {
            return List.of(); // no controller answers now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Status of(ClusterStatus status) {
        DeploymentStatus work = status.deployments().get(0);
        Map<String, String> processes = new TreeMap<>();
        status.processes().forEach(process -> processes.put(process.address(), process.state()));
        return new Status(
                status.term().number(),
                status.term().holder(),
                work.target(),
                work.starting(),
                work.running(),
                work.draining(),
                work.ongoing(),
                work.queued(),
                work.detail(),
                work.decisions().stream()
                        .map(decision -> decision.before() + " -> " + decision.after() + " " + decision.sentence())
                        .toList(),
                processes);
    }
}
