package io.swell.node.management;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.InitialTimeoutException;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.ManagementSettings;
import io.swell.shared.protocol.ControllerCommand;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Where a process answers people and scripts over HTTP. Bounded in connections, in bytes, and in how long a connection may
 * take to say what it wants. Closed with the coordinated shutdown of its system: first it takes nothing new, then what is
 * under way has two seconds. See docs/adr/0070-management-at-any-node-on-loopback.md.
 */
public final class ManagementEndpoint {

    private static final int MOST_CONNECTIONS = 64;
    private static final Duration FIRST_REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(2);

    private final CompletionStage<URI> url;

    private ManagementEndpoint(CompletionStage<URI> url) {
        this.url = url;
    }

    /** Begins to listen. Where the port is taken the process goes on without: it has more to do than this. */
    public static ManagementEndpoint start(
            ActorSystem<?> system, ManagementSettings settings, ActorRef<ControllerCommand> controller) {
        ManagementRoutes routes = new ManagementRoutes(
                system, settings, new ControllerClient(system, controller, settings.controllerTimeout()));
        String host = settings.host().replaceAll("[\\[\\]]", "");
        CompletionStage<URI> url = Http.get(system)
                .newServerAt(host, settings.port())
                .withSettings(serverSettings(system, settings))
                .bindFlow(Flow.of(HttpRequest.class)
                        .initialTimeout(FIRST_REQUEST_TIMEOUT)
                        .recoverWithRetries(1, InitialTimeoutException.class, Source::empty) // closes, logs nothing
                        .<HttpResponse>mapAsync(1, routes::answer))
                .thenApply(binding -> binding.addToCoordinatedShutdown(CLOSING_LIMIT, system))
                .thenApply(binding ->
                        settings.withPort(binding.localAddress().getPort()).url());
        url.whenComplete((listening, failure) -> log(settings, listening, failure));
        return new ManagementEndpoint(url);
    }

    /** Where it listens; fails if the port was taken. */
    public CompletionStage<URI> url() {
        return url;
    }

    /** The controller has its time, and then there is some left to say that it did not answer. */
    private static ServerSettings serverSettings(ActorSystem<?> system, ManagementSettings settings) {
        long seconds = 2 * FIRST_REQUEST_TIMEOUT.toSeconds()
                + settings.controllerTimeout().toSeconds();
        return ServerSettings.create(ConfigFactory.parseMap(Map.of(
                        "akka.http.server.max-connections",
                        MOST_CONNECTIONS,
                        "akka.http.server.request-timeout",
                        seconds + "s",
                        "akka.http.server.idle-timeout",
                        seconds + 5 + "s",
                        "akka.http.server.server-header",
                        "",
                        "akka.http.server.parsing.max-content-length",
                        RequestBody.MOST_BYTES))
                .withFallback(system.settings().config()));
    }

    private static void log(ManagementSettings settings, URI url, Throwable failure) {
        if (failure != null) {
            ManagementLog.hasNoPort(settings.host(), settings.port(), failure);
        } else if (ManagementSettings.isLoopback(settings.host())) {
            ManagementLog.listens(url);
        } else {
            ManagementLog.listensToOthers(url);
        }
    }
}
