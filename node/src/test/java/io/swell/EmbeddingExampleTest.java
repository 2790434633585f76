package io.swell;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.swell.handle.DeploymentHandle;
import io.swell.node.NodeMain;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example of the README, run. */
class EmbeddingExampleTest {

    // README begins
    public static final class Summarizer implements RequestHandler<String, String> {
        @Override
        public CompletionStage<String> handle(String text, RequestContext context) {
            return CompletableFuture.supplyAsync(() -> text.substring(0, Math.min(10, text.length())));
        }
    }

    static CompletionStage<String> summarize(ActorSystem<?> system, String text) {
        DeploymentHandle<String, String> summarizer = // one is enough; share it
                Swell.get(system).handle("summarizer", String.class, String.class);
        return summarizer.call(text);
    }
    // README ends

    @Test
    void answers() throws Exception {
        ActorSystem<Void> system = NodeMain.start(
                NodeMain.withDefaults(
                        ConfigFactory.parseString(
                                """
                akka.remote.artery.canonical.port = 0
                akka.coordinated-shutdown.exit-jvm = off
                swell.deployments.summarizer {
                  handler = "io.swell.EmbeddingExampleTest$Summarizer"
                  autoscaling { min-replicas = 0, max-replicas = 2 }
                }
                """)));
        try {
            assertThat(summarize(system, "a long story").toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEqualTo("a long sto");
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void isWhatTheReadmeShows() throws Exception {
        String source = Files.readString(Path.of("src/test/java/io/swell/EmbeddingExampleTest.java"));
        String example = source.substring(
                source.indexOf("    // README begins\n") + "    // README begins\n".length(),
                source.indexOf("    // README ends\n"));
        assertThat(Files.readString(Path.of("../README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
