package io.swell.node.management;

import akka.actor.typed.ActorSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.node.NodeMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real node with an endpoint at a free port, and somebody who asks it. */
public final class ManagedNode implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ActorSystem<Void> system;

    private ManagedNode(ActorSystem<Void> system) {
        this.system = system;
    }

    /** An answer, read. */
    public record Answer(int status, JsonNode body) {
        String error() {
            return body.path("error").asText();
        }
    }

    /** A node of this configuration, as far as it says other than that ports are free ones. */
    public static ManagedNode start(String... hocon) {
        return new ManagedNode(
                NodeMain.start(
                        NodeMain.withDefaults(
                                ConfigFactory.parseString(String.join("\n", hocon))
                                        .withFallback(
                                                ConfigFactory.parseString(
                                                        """
                                        akka.remote.artery.canonical.port = 0
                                        akka.coordinated-shutdown.exit-jvm = off
                                        swell.management { enabled = true, port = 0 }
                                        """)))));
    }

    public ActorSystem<Void> system() {
        return system;
    }

    public Swell swell() {
        return Swell.get(system);
    }

    public URI url() throws Exception {
        return swell().management().orElseThrow().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    public Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(url().resolve(path)));
    }

    public Answer post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(url().resolve(path)).POST(BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    /** Asks until it is so. */
    public Answer await(String path, Predicate<Answer> reached) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Answer latest = get(path);
        while (!reached.test(latest)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never reached at " + path + ", latest: " + latest);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            latest = get(path);
        }
        return latest;
    }

    /** Orders until the controller has begun. */
    public Answer order(String path, String body) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        await("/deployments", it -> it.status() == 200);
        Answer answer = post(path, body);
        while (answer.status() == 503 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            answer = post(path, body);
        }
        return answer;
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
