package io.swell.bench.worker;

import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import com.fasterxml.jackson.databind.JsonNode;
import io.swell.Swell;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.jvm.ChildCommands;
import io.swell.handle.DeploymentHandle;
import io.swell.node.NodeMain;
import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Main of a JVM as shipped, with the roles {@code handle} and {@code replica}. Its replicas answer every request at once,
 * with the time at which it reached them.
 *
 * <p>Arguments: own port, the seed's port, how many deployments its replicas may be of.
 */
public final class WorkerMain {

    private final ActorSystem<Void> system;
    private final Map<String, Long> startedNanos = new ConcurrentHashMap<>();
    private final Map<String, List<DeploymentHandle<Long, Long>>> handles = new HashMap<>();

    private WorkerMain(int port, int seedPort, int deployments) {
        this.system = NodeMain.start(
                BenchNode.config(port, seedPort, "handle, replica", "swell.replica-host.resources.cpu = 1000"));
        for (int i = 0; i < deployments; i++) {
            Swell.get(system).registerHandler(BenchNode.deployment(i).name(), this::handler);
        }
    }

    public static void main(String[] arguments) {
        WorkerMain worker = new WorkerMain(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        new ChildCommands()
                .on("up", ignored -> worker.up())
                .on("handles", worker::makeHandles)
                .on("call", worker::call)
                .on("started", ignored -> Map.copyOf(worker.startedNanos))
                .serve();
    }

    private Map<String, ?> up() {
        return Map.of("up", Cluster.get(system).selfMember().status().equals(MemberStatus.up()));
    }

    /** As many for each deployment from number {@code first} on. */
    private Map<String, ?> makeHandles(JsonNode arguments) {
        int first = arguments.get("first").asInt();
        for (int i = 0; i < arguments.get("deployments").asInt(); i++) {
            String name = BenchNode.deployment(first + i).name();
            for (int handle = 0; handle < arguments.get("each").asInt(); handle++) {
                handles.computeIfAbsent(name, id -> new ArrayList<>())
                        .add(Swell.get(system).handle(name, Long.class, Long.class));
            }
        }
        return Map.of();
    }

    /** Has every handle of a deployment call it once. */
    private Map<String, ?> call(JsonNode arguments) {
        String name = BenchNode.deployment(arguments.get("deployment").asInt()).name();
        long began = System.nanoTime();
        List<CompletableFuture<Long>> answers = handles.getOrDefault(name, List.of()).stream()
                .map(handle -> handle.call(began).toCompletableFuture())
                .toList();
        long last = answers.stream().mapToLong(CompletableFuture::join).max().orElseThrow();
        return Map.of("beganNanos", began, "lastReachedNanos", last);
    }

    /** Made when a start order has reached the host. */
    private RequestHandler<Long, Long> handler(ReplicaContext context) {
        startedNanos.putIfAbsent(context.replica().deployment().name(), System.nanoTime());
        return new RequestHandler<>() {
            @Override
            public CompletionStage<Long> handle(Long request, RequestContext requestContext) {
                return CompletableFuture.completedFuture(System.nanoTime());
            }
        };
    }
}
