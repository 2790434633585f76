package io.swell.node.demo;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import com.typesafe.config.ConfigFactory;
import io.swell.Swell;
import io.swell.node.NodeMain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the demo's processes: a node, and a driver with its share of the load. */
final class DemoNode {

    static final int PROCESSES = 3;

    /** The same in all processes, so that each draws the same workload and takes its own share. */
    private static final long SEED = 1;

    private DemoNode() {}

    static DemoWorkload workload(DemoOptions options) {
        return options.trace()
                .map(trace -> DemoWorkload.replay(trace, options.speed(), options.seconds(), SEED))
                .orElseGet(() -> DemoWorkload.builtIn(options.seconds(), SEED));
    }

    /**
     * Starts the process's node.
     *
     * @param part 0 for the first process
     * @param seedPort port of the first process
     */
    static ActorSystem<Void> start(DemoOptions options, DemoWorkload workload, int part, int port, int seedPort) {
        Map<String, Object> own = new HashMap<>(Map.of(
                "akka.remote.artery.canonical.port",
                port,
                "akka.cluster.seed-nodes",
                List.of("akka://swell@127.0.0.1:" + seedPort),
                "akka.coordinated-shutdown.exit-jvm",
                "off",
                "swell.management.enabled",
                part == 0));
        options.recordOf(part).ifPresent(file -> own.put("swell.recorder.file", file.toString()));
        ActorSystem<Void> system = NodeMain.start(NodeMain.withDefaults(
                ConfigFactory.parseMap(own).withFallback(ConfigFactory.parseResources(workload.configuration()))));
        OpenLoopLoad load = new OpenLoopLoad(Swell.get(system), workload, part, PROCESSES, options.handlesPerProcess());
        system.systemActorOf(DemoDriver.create(load), "swell-demo-driver", Props.empty());
        return system;
    }
}
