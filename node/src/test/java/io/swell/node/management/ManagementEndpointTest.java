package io.swell.node.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.node.management.ManagedNode.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node answers over HTTP. */
class ManagementEndpointTest {

    private static ManagedNode node;

    @BeforeAll
    static void start() {
        node = ManagedNode.start(
                """
                swell.replica-host.resources.cpu = 8
                swell.controller { start-backoff-min = 50ms, max-start-failures = 2 }
                swell.deployments {
                  asleep { handler = "io.swell.node.SingleNodeTest$Echo", autoscaling.min-replicas = 0 }
                  broken { handler = "io.swell.node.UnhealthyDeploymentTest$Broken", resources.cpu = 0.1 }
                  echo {
                    handler = "io.swell.node.SingleNodeTest$Echo", resources.cpu = 0.1
                    autoscaling { min-replicas = 1, max-replicas = 3 }
                  }
                  large { handler = "io.swell.node.SingleNodeTest$Echo", resources.cpu = 9 }
                }
                """);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void listsAllDeploymentsInOrderOfName() throws Exception {
        Answer answer = node.await("/deployments", it -> it.body()
                .path("deployments")
                .path(1)
                .path("health")
                .asText()
                .equals("unhealthy"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("deployments").findValuesAsText("name"))
                .containsExactly("asleep", "broken", "echo", "large");
        assertThat(answer.body().path("deployments").path(0).path("decisions")).isEmpty();
        assertThat(answer.body().path("deployments").path(1).path("detail").asText())
                .contains("the model file is missing");
    }

    @Test
    void tellsAllOfOneDeployment() throws Exception {
        JsonNode echo = node.await(
                        "/deployments/echo",
                        it -> it.body().path("observed").path("running").asInt() > 0
                                && !it.body().path("decisions").isEmpty())
                .body();

        assertThat(echo.properties().stream().map(field -> field.getKey()))
                .containsExactly(
                        "name",
                        "policy",
                        "health",
                        "detail",
                        "ongoing",
                        "queued",
                        "desired",
                        "target",
                        "observed",
                        "hosts",
                        "order",
                        "reason",
                        "decisions");
        assertThat(echo.path("policy").asText()).isEqualTo("ongoing-requests");
        assertThat(echo.path("health").asText()).isEqualTo("healthy");
        assertThat(echo.path("reason").asText()).isNotEmpty();
        assertThat(echo.path("hosts")).hasSize(1);
        JsonNode decision = echo.path("decisions").path(0);
        assertThat(decision.path("sentence").asText()).isNotEmpty();
        assertThat(Instant.parse(decision.path("at").asText()))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));
    }

    @Test
    void saysWhatFitsNowhere() throws Exception {
        Answer large = node.await(
                "/deployments/large",
                it -> it.body().path("observed").path("pending").asInt() == 1);

        assertThat(large.body().path("target").asInt()).isEqualTo(1);
    }

    @Test
    void carriesOutWhatIsOrdered() throws Exception {
        Answer scaled = node.order("/deployments/asleep/scale", "{\"replicas\": 2, \"for\": \"30m\"}");

        assertThat(scaled.status()).isEqualTo(200);
        assertThat(scaled.body().toString()).isEqualTo("{\"deployment\":\"asleep\",\"target\":2}");
        JsonNode running = node.await(
                        "/deployments/asleep",
                        it -> it.body().path("observed").path("running").asInt() == 2)
                .body();
        assertThat(running.path("order").path("kind").asText()).isEqualTo("scaled");
        assertThat(running.path("order").path("replicas").asInt()).isEqualTo(2);
        assertThat(Instant.parse(running.path("order").path("until").asText()))
                .isBetween(Instant.now().plusSeconds(1_700), Instant.now().plusSeconds(1_800));
        assertThat(running.path("reason").asText()).contains("scaled by hand");

        assertThat(node.post("/deployments/asleep/pause", "").status()).isEqualTo(200);
        JsonNode paused = node.get("/deployments/asleep").body();
        assertThat(paused.path("order").toString()).isEqualTo("{\"kind\":\"paused\",\"replicas\":2,\"until\":null}");

        assertThat(node.post("/deployments/asleep/resume", "{}").status()).isEqualTo(200);
        assertThat(node.get("/deployments/asleep").body().path("order").isNull())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "GET  ! /deployments/ghost        ! ``                            ! 404 ! deployment must be deployed, was: ghost",
                "POST ! /deployments/ghost/resume ! ``                            ! 404 ! deployment must be deployed, was: ghost",
                "GET  ! /deployments/Ghost        ! ``                            ! 400 ! deployment must be 1 to 63 lower-case letters, digits or hyphens, starting with a letter or digit, was: Ghost",
                "GET  ! /deployments/             ! ``                            ! 400 ! deployment must be 1 to 63 lower-case letters, digits or hyphens, starting with a letter or digit, was: (nothing)",
                "GET  ! /                         ! ``                            ! 404 ! path must be /deployments, /deployments/NAME or /deployments/NAME/ with scale, pause or resume, was: /",
                "GET  ! /metrics                  ! ``                            ! 404 ! path must be /deployments, /deployments/NAME or /deployments/NAME/ with scale, pause or resume, was: /metrics",
                "POST ! /deployments/echo/stop    ! ``                            ! 404 ! path must be /deployments, /deployments/NAME or /deployments/NAME/ with scale, pause or resume, was: /deployments/echo/stop",
                "POST ! /deployments/echo/scale/x ! ``                            ! 404 ! path must be /deployments, /deployments/NAME or /deployments/NAME/ with scale, pause or resume, was: /deployments/echo/scale/x",
                "POST ! /deployments              ! ``                            ! 405 ! method must be GET, was: POST",
                "POST ! /deployments/echo         ! ``                            ! 405 ! method must be GET, was: POST",
                "GET  ! /deployments/echo/scale   ! ``                            ! 405 ! method must be POST, was: GET",
                "DELETE ! /deployments/echo       ! ``                            ! 405 ! method must be GET, was: DELETE",
                "POST ! /deployments/echo/scale   ! ``                            ! 400 ! replicas must be a whole number from 0 to 100000, was: (nothing)",
                "POST ! /deployments/echo/scale   ! {\"replicas\": -1}            ! 400 ! replicas must be a whole number from 0 to 100000, was: -1",
                "POST ! /deployments/echo/scale   ! {\"replicas\": 2.5}           ! 400 ! replicas must be a whole number from 0 to 100000, was: 2.5",
                "POST ! /deployments/echo/scale   ! {\"replicas\": \"2\"}         ! 400 ! replicas must be a whole number from 0 to 100000, was: \"2\"",
                "POST ! /deployments/echo/scale   ! {\"replicas\": 1e99}          ! 400 ! replicas must be a whole number from 0 to 100000, was: 1.0E99",
                "POST ! /deployments/echo/scale   ! {\"replicas\": 2, \"for\": 30} ! 400 ! for must be a duration from 1s to 366d, such as \"30m\", was: 30",
                "POST ! /deployments/echo/scale   ! {\"replicas\": 2, \"for\": \"400d\"} ! 400 ! for must be a duration from 1s to 366d, such as \"30m\", was: \"400d\"",
                "POST ! /deployments/echo/pause   ! {\"for\": \"0\"}              ! 400 ! for must be a duration from 1s to 366d, such as \"30m\", was: \"0\"",
                "POST ! /deployments/echo/scale   ! {\"replica\": 2}              ! 400 ! replica is not known: fields are for, replicas, was: 2",
                "POST ! /deployments/echo/resume  ! {\"for\": \"1h\"}             ! 400 ! for is not known: this takes no fields, was: \"1h\"",
                "POST ! /deployments/echo/pause   ! [1]                           ! 400 ! body must be one JSON object, was: [1]",
            })
    void refusesInWords(String method, String path, String body, int status, String error) throws Exception {
        Answer answer = node.send(
                HttpRequest.newBuilder(node.url().resolve(path)).method(method, BodyPublishers.ofString(body)));

        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{",
                "{\"replicas\": 1} {}",
                "{\"replicas\": 1, \"replicas\": 2}",
                "replicas=1",
                "[[[[[[[[[[1]]]]]]]]]]"
            })
    void refusesWhatIsNoJson(String body) throws Exception {
        Answer answer = node.post("/deployments/echo/scale", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("body must be one JSON object (").contains(", was: " + body);
    }

    @Test
    void refusesALargeBodyWhetherItsLengthIsSaidOrNot() throws Exception {
        byte[] large = new byte[RequestBody.MOST_BYTES + 1];
        HttpRequest.Builder request = HttpRequest.newBuilder(node.url().resolve("/deployments/echo/pause"));

        for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(large), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))
        }) {
            Answer answer = node.send(request.POST(body));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.error()).isEqualTo("body must have at most 16384 bytes, was: more");
        }
    }
}
