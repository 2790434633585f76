package io.swell.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.handle.DeploymentHandle;
import io.swell.node.simulate.Simulate;
import io.swell.node.simulate.SimulateOptions;
import io.swell.node.text.Progress;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node writes down a small load, and the simulator plays it. */
class RecordingNodeTest {

    private static final int REQUESTS = 120;

    /** Answers after a twentieth of a second. */
    public static final class Slow implements RequestHandler<String, String> {
        @Override
        public CompletionStage<String> handle(String request, RequestContext context) {
            return new CompletableFuture<String>().completeOnTimeout(request + "!", 50, TimeUnit.MILLISECONDS);
        }
    }

    @TempDir
    private Path folder;

    private Config config(Path file) {
        return NodeMain.withDefaults(
                ConfigFactory.parseMap(
                                Map.of("swell.recorder.file", file.toString(), "swell.recorder.interval", "200ms"))
                        .withFallback(
                                ConfigFactory.parseString(
                                        """
                akka.remote.artery.canonical.port = 0
                akka.coordinated-shutdown.exit-jvm = off
                swell.deployments.slow {
                  handler = "io.swell.node.RecordingNodeTest$Slow"
                  autoscaling { min-replicas = 1, max-replicas = 3 }
                }
                """)));
    }

    private void serve(Path file) throws Exception {
        ActorSystem<Void> system = NodeMain.start(config(file));
        try {
            DeploymentHandle<String, String> slow = Swell.get(system).handle("slow", String.class, String.class);
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(slow.call("hello").toCompletableFuture());
            }
            for (CompletableFuture<String> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("hello!");
            }
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private String simulate(Path... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Simulate.run(
                new SimulateOptions(
                        Files.writeString(folder.resolve("d.conf"), "slow { autoscaling { max-replicas = 3 } }"),
                        new DeploymentId("slow"),
                        List.of(files),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Optional.of(Duration.ofMillis(500)),
                        OptionalInt.of(1),
                        List.of(),
                        List.of(),
                        Map.of(),
                        1,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Progress.NOBODY);
        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatANodeServedIsWhatTheSimulatorPlays() throws Exception {
        Path file = folder.resolve("load.rec");

        serve(file);
        assertThat(simulate(file)).contains("load.rec: " + REQUESTS + " requests in ");

        serve(file);
        assertThat(simulate(file)).as("gone on with").contains("load.rec: " + 2 * REQUESTS + " requests in ");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndNothingStarts() {
        Path file = folder.resolve("no/such/folder/load.rec");

        assertThatThrownBy(() -> NodeMain.start(config(file)))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("swell.recorder.file must be a file that can be written, was: ");
    }

    @Test
    void aFileThatIsNoRecordingIsLeftAloneAndNothingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "dear diary");

        assertThatThrownBy(() -> NodeMain.start(config(file)))
                .isInstanceOf(BadInput.class)
                .hasMessage("swell.recorder.file: " + file + " must be a recording or a file that does not exist");
        assertThat(Files.readString(file)).isEqualTo("dear diary");
    }
}
