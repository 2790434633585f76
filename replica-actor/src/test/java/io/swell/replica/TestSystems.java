package io.swell.replica;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.ReplicaHostSettings;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HostCommand.ReplicaSpec;
import java.time.Duration;
import java.util.Map;

/** What tests of this module start from. */
final class TestSystems {

    static final String DISPATCHER = "user-code";

    static final Config USER_CODE = ConfigFactory.parseString(
            """
            user-code {
              type = Dispatcher
              executor = "thread-pool-executor"
              thread-pool-executor.fixed-pool-size = 4
              throughput = 1
            }
            """);

    static final DeploymentId SUMMARIZER = new DeploymentId("summarizer");
    static final Duration GRACE = Duration.ofSeconds(20);

    static final ReplicaHostSettings SETTINGS =
            new ReplicaHostSettings(new ResourceAmounts(Map.of("cpu", 4.0)), Duration.ofSeconds(1), DISPATCHER);

    private TestSystems() {}

    /** Time stands still until the test moves it. */
    static ActorTestKit withManualTime() {
        return ActorTestKit.create(ManualTime.config().withFallback(USER_CODE).withFallback(ConfigFactory.load()));
    }

    static ReplicaId replica(String suffix) {
        return new ReplicaId(SUMMARIZER, suffix);
    }

    static ReplicaSpec spec(int maxOngoingRequests) {
        return new ReplicaSpec("v1", "", "greeting = hello", maxOngoingRequests, GRACE);
    }

    static HandlerFactories factories(RequestHandlerFactory factory) {
        return new HandlerFactories(TestSystems.class.getClassLoader()).register(SUMMARIZER, factory);
    }
}
