package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetRecallTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final TestProbe<Object> recalled = cluster.kit.createTestProbe(Object.class);
    private final TestProbe<Replicator.Command> replicator = cluster.kit.createTestProbe(Replicator.Command.class);

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** What a controller of this term would go on with. */
    static Map<DeploymentId, Integer> recalled(ControllerFixture cluster, Term term) {
        TestProbe<Object> probe = cluster.kit.createTestProbe(Object.class);
        cluster.kit.spawn(TargetRecall.then(term, targets -> {
            probe.getRef().tell(targets);
            return Behaviors.empty();
        }));
        @SuppressWarnings("unchecked") // the only thing ever told
        Map<DeploymentId, GrantedTarget> granted =
                (Map<DeploymentId, GrantedTarget>) probe.receiveMessage(Duration.ofSeconds(10));
        Map<DeploymentId, Integer> targets = new HashMap<>();
        granted.forEach((id, its) -> targets.put(id, its.target()));
        return targets;
    }

    @Test
    void recallsNothingWhereNothingWasGranted() {
        assertThat(recalled(cluster, new Term(2, 1))).isEmpty();
    }

    @Test
    void thereIsNothingBeforeTheFirstTerm() {
        TargetMemory memory = new TargetMemory(cluster.kit.system(), new Term(1, 1), Map.of());
        memory.granted(ECHO, 3, null);
        memory.write();

        assertThat(recalled(cluster, new Term(1, 1))).isEmpty();
        assertThat(recalled(cluster, new Term(2, 1))).isEqualTo(Map.of(ECHO, 3));
    }

    @Test
    void asksAMajorityForEveryShardAndWaitsForAll() {
        spawnWithProbe();
        for (int i = 0; i < TargetMemory.SHARDS; i++) {
            Get get = expectGet();
            assertThat(get.consistency()).isInstanceOf(Replicator.ReadMajority.class);
            recalled.expectNoMessage(Duration.ZERO);
            get.answer(new Replicator.NotFound<>(get.key()));
        }

        recalled.expectMessage(Map.of());
    }

    @Test
    void takesWhatThisProcessKnowsWhereNoMajorityAnswers() {
        SelfUniqueAddress self = DistributedData.get(cluster.kit.system()).selfUniqueAddress();
        GrantedTarget granted = new GrantedTarget(new Term(1, 1), 3, null);
        spawnWithProbe();
        for (int i = 1; i < TargetMemory.SHARDS; i++) {
            Get get = expectGet();
            get.answer(new Replicator.NotFound<>(get.key()));
        }
        Get last = expectGet();
        last.answer(new Replicator.GetFailure<>(last.key()));
        Get local = expectGet();

        assertThat(local.key()).isEqualTo(last.key());
        assertThat(local.consistency()).isEqualTo(Replicator.readLocal());
        recalled.expectNoMessage(Duration.ofMillis(20));
        LoggingTestKit.warn("No majority to read granted targets from").expect(cluster.kit.system(), () -> {
            local.answer(new Replicator.GetSuccess<>(
                    local.key(), LWWMap.<String, String>create().put(self, ECHO.name(), granted.text())));
            return null;
        });
        recalled.expectMessage(Map.of(ECHO, granted));
    }

    @Test
    void dropsWhatComesMeanwhile() {
        TestProbe<StatusPage> asker = cluster.kit.createTestProbe(StatusPage.class);
        var recall = spawnWithProbe();
        recall.tell(new ControllerCommand.GetStatus(asker.getRef(), StatusPage.Cursor.START, 20));
        for (int i = 0; i < TargetMemory.SHARDS; i++) {
            Get get = expectGet();
            get.answer(new Replicator.NotFound<>(get.key()));
        }

        recalled.expectMessage(Map.of());
        asker.expectNoMessage(Duration.ofMillis(50));
    }

    private akka.actor.typed.ActorRef<ControllerCommand> spawnWithProbe() {
        return cluster.kit.spawn(Behaviors.<ControllerCommand>setup(context -> new TargetRecall(
                        context,
                        new ReplicatorMessageAdapter<>(context, replicator.getRef(), Duration.ofSeconds(10)),
                        targets -> {
                            recalled.getRef().tell(targets);
                            return Behaviors.empty();
                        })
                .begin()));
    }

    /** A question as the replicator got it. */
    private record Get(Replicator.Get<LWWMap<String, String>> message) {

        akka.cluster.ddata.Key<LWWMap<String, String>> key() {
            return message.key();
        }

        Replicator.ReadConsistency consistency() {
            return message.consistency();
        }

        void answer(Replicator.GetResponse<LWWMap<String, String>> response) {
            message.replyTo().tell(response);
        }
    }

    @SuppressWarnings("unchecked") // all it asks for are shards
    private Get expectGet() {
        return new Get((Replicator.Get<LWWMap<String, String>>) replicator.expectMessageClass(Replicator.Get.class));
    }
}
