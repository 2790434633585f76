package io.swell.node.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swell.node.management.view.ErrorView;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says one thing to one node and hears its answer. */
final class NodeConnection {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** More than a node takes to say that no controller answers, whatever its configuration. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);

    private static final int OK = 200;

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    NodeConnection(URI url) {
        this.url = url;
    }

    /** What the node said, as JSON. */
    String ask(OperatorRequest request) throws NotDone {
        URI uri = url.resolve(request.path());
        HttpResponse<String> response = send(uri, request);
        if (response.statusCode() == OK) {
            return response.body();
        }
        throw new NotDone(uri + " refused: " + reason(response));
    }

    private HttpResponse<String> send(URI uri, OperatorRequest request) throws NotDone {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(ANSWER_TIMEOUT);
        request.order().ifPresent(order -> builder.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
        try {
            return client.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (HttpTimeoutException e) {
            throw new NotDone(url + " did not answer in time");
        } catch (ConnectException e) {
            throw new NotDone(url + " cannot be reached; does a node run there, with swell.management.enabled = true?");
        } catch (IOException e) {
            throw new NotDone(url + " broke the connection: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDone(url + " was not waited for");
        }
    }

    private static String reason(HttpResponse<String> response) {
        try {
            return Answers.read(response.body(), ErrorView.class).error();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "status " + response.statusCode() + ", and not in the words of a node of Swell";
        }
    }
}
