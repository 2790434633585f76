package io.swell.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.input.BadInput;
import io.swell.shared.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** Starts one node: an actor system, its place in the cluster, and Swell in it. Leaves well on SIGTERM. */
public final class NodeMain {

    /** Part of every address: nodes of one cluster share it. */
    public static final String SYSTEM_NAME = "swell";

    private NodeMain() {}

    /** What the operator says, over what a node sets in Akka, over all defaults; system properties win. */
    public static Config withDefaults(Config operators) {
        return ConfigFactory.defaultOverrides()
                .withFallback(operators)
                .withFallback(ConfigFactory.parseResources("swell-node.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    /**
     * A node that has begun to join: the cluster of its seed nodes, or one of its own if it has none.
     *
     * @throws io.swell.shared.config.InvalidConfiguration if what is under {@code swell} is wrong; nothing has started
     * @throws BadInput if load is to be recorded in a file that cannot be; nothing has started
     */
    public static ActorSystem<Void> start(Config config) {
        SwellSettings.fromConfig(config).recorder().file().ifPresent(NodeMain::requireRecordable);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), SYSTEM_NAME, config);
        Swell.get(system);
        if (config.getStringList("akka.cluster.seed-nodes").isEmpty()) {
            Cluster cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
        }
        return system;
    }

    private static void requireRecordable(Path file) {
        try {
            RecordingWriter.open(file, Long.MAX_VALUE).close();
        } catch (FileSystemException e) {
            throw BadInput.of("swell.recorder.file", "must be a file that can be written", file);
        } catch (IOException e) {
            throw new BadInput(List.of("swell.recorder.file: " + e.getMessage()));
        }
    }
}
