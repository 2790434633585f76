package io.swell.handle.directory;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.cluster.typed.Subscribe;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.handle.directory.ReachabilitySource.NodeState;
import io.swell.handle.directory.ReachabilitySource.ReachabilityChanged;
import io.swell.shared.protocol.DirectoryCommand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster of one, whose events are published by hand. */
class ClusterReachabilityTest {

    private static final Config ALONE = ConfigFactory.parseString(
                    """
                    akka.actor.provider = cluster
                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    """)
            .withFallback(ConfigFactory.load());

    private final ActorTestKit kit = ActorTestKit.create(ALONE);
    private final TestProbe<DirectoryCommand> told = kit.createTestProbe();

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    void directoriesHearOfReachabilityAndRemoval() {
        Cluster cluster = Cluster.get(kit.system());
        TestProbe<MemberUp> up = kit.createTestProbe();
        cluster.subscriptions().tell(Subscribe.create(up.getRef(), MemberUp.class));
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        Member member =
                up.expectMessageClass(MemberUp.class, Duration.ofSeconds(20)).member();

        TestProbe<String> following = kit.createTestProbe();
        kit.spawn(Behaviors.<DirectoryCommand>setup(context -> {
            ReachabilitySource.ofCluster().follow(context);
            following.getRef().tell("following");
            return Behaviors.receiveMessage(command -> {
                told.getRef().tell(command);
                return Behaviors.same();
            });
        }));
        following.expectMessage("following");

        expectEventually(new UnreachableMember(member), NodeState.UNREACHABLE, member);
        publish(new ReachableMember(member));
        told.expectMessage(new ReachabilityChanged(member.address(), NodeState.REACHABLE));
        Member removed =
                member.copy(MemberStatus.leaving()).copy(MemberStatus.exiting()).copy(MemberStatus.removed());
        publish(new MemberRemoved(removed, MemberStatus.exiting()));
        told.expectMessage(new ReachabilityChanged(member.address(), NodeState.REMOVED));
    }

    private void expectEventually(Object event, NodeState state, Member member) {
        // Subscribing is asynchronous inside the cluster: published again until it is heard, then once more is
        // harmless.
        told.awaitAssert(Duration.ofSeconds(10), Duration.ofMillis(100), () -> {
            publish(event);
            return told.expectMessage(Duration.ofMillis(200), new ReachabilityChanged(member.address(), state));
        });
    }

    private void publish(Object event) {
        kit.system().classicSystem().eventStream().publish(event);
    }
}
