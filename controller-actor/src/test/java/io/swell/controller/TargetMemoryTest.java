package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetMemoryTest {

    private static final DeploymentId OTHER = new DeploymentId("other");

    private final ControllerFixture cluster = new ControllerFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aSuccessorStartsAtOnceWhatWasGrantedAndRunsNoMore() {
        ActorRef<ControllerCommand> first = cluster.start();
        cluster.introduced(first);
        cluster.push(first, cluster.queued(1, MetricsReport.SNAPSHOT, 1));
        StartReplica lost = cluster.expectStart();
        cluster.kit.stop(first);

        ActorRef<ControllerCommand> successor = cluster.start();
        Term term = cluster.expectIntroduction(successor);
        assertThat(target(successor)).as("before any host has reported").isEqualTo(1);
        cluster.report(successor, List.of());

        StartReplica again = cluster.expectStart();
        assertThat(again.term()).isEqualTo(term);
        assertThat(again.replica()).isNotEqualTo(lost.replica());
        assertThat(target(successor)).isEqualTo(1);
    }

    @Test
    void aSuccessorStartsOnlyWhatIsMissing() {
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(3);
        cluster.report(successor, running(1));

        ReplicaId one = cluster.expectStart().replica();
        ReplicaId other = cluster.expectStart().replica();
        assertThat(one).isNotEqualTo(other);
        assertThat(target(successor)).isEqualTo(3);
    }

    @Test
    void aSuccessorAdoptsWhatRunsWhereThatIsMore() {
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(1);
        cluster.report(successor, running(3));

        cluster.directory.expectNoMessage(Duration.ofMillis(100)); // it has no process to tell
        assertThat(target(successor)).isEqualTo(3);
    }

    @Test
    void whatSleptSleepsOn() {
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(0);
        cluster.report(successor, List.of());
        cluster.push(successor, cluster.queued(1, MetricsReport.SNAPSHOT, 0));
        cluster.directory.receiveMessage(Duration.ofSeconds(5)); // published, hence adopted

        assertThat(target(successor)).isZero();
        assertThat(cluster.status(successor).deployments().get(0).starting()).isZero();
    }

    @Test
    void aSuccessorKeepsNoneToItsMaximumBeyondItsFirstDecision() {
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(9);
        cluster.report(successor, List.of());

        cluster.expectStart();
        assertThat(target(successor)).isEqualTo(4);
    }

    @Test
    void aSuccessorTakesEveryEntryOver() {
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(2);
        cluster.report(successor, List.of());
        cluster.expectStart();

        grant(new Term(1, cluster.process.uid()), ECHO, 0);

        assertThat(recalled()).containsEntry(ECHO, 2);
    }

    @Test
    void writesOverNoHigherTerm() {
        grant(new Term(5, 1), ECHO, 3);
        grant(new Term(4, 9), ECHO, 1);
        grant(new Term(5, 0), ECHO, 1);
        assertThat(recalled()).isEqualTo(Map.of(ECHO, 3));

        grant(new Term(5, 1), ECHO, 2);
        assertThat(recalled()).isEqualTo(Map.of(ECHO, 2));
        grant(new Term(6, 0), ECHO, 0);
        assertThat(recalled()).isEqualTo(Map.of(ECHO, 0));
    }

    @Test
    void recallsEveryDeploymentWhateverItsShard() {
        TargetMemory memory = memory(new Term(1, 1), Map.of());
        Map<DeploymentId, Integer> granted = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            granted.put(new DeploymentId("work-" + i), i % 7);
        }
        granted.forEach((id, target) -> memory.granted(id, target, null));
        memory.write();

        assertThat(recalled()).isEqualTo(granted);
        assertThat(granted.keySet().stream().map(id -> TargetMemory.shardOf(id.name())))
                .as("shards in use")
                .contains(0, TargetMemory.SHARDS - 1)
                .allSatisfy(shard -> assertThat(shard).isBetween(0, TargetMemory.SHARDS - 1));
    }

    @Test
    void writesWhatATurnGrantedOnce() {
        TargetMemory memory = memory(new Term(1, 1), Map.of());
        memory.granted(ECHO, 2, null);
        memory.granted(ECHO, 3, null);
        assertThat(recalled()).isEmpty();
        memory.write();
        grant(new Term(1, 1), ECHO, 1);
        memory.write();

        assertThat(recalled()).isEqualTo(Map.of(ECHO, 1));
    }

    @Test
    void aSuccessorForgetsWhatIsDeployedNoMore() {
        grant(new Term(1, cluster.process.uid()), OTHER, 4);
        ActorRef<ControllerCommand> successor = successorOfOneThatGranted(1);
        assertThat(recalled()).containsKey(OTHER);
        cluster.report(successor, List.of());
        cluster.expectStart();

        assertThat(recalled()).isEqualTo(Map.of(ECHO, 1));
    }

    @Test
    void forgetsNothingThatAHigherTermGranted() {
        grant(new Term(5, 1), OTHER, 4);

        memory(new Term(4, 1), Map.of(OTHER, new GrantedTarget(new Term(3, 1), 4, null)))
                .keepOnly(Set.of(ECHO));

        assertThat(recalled()).isEqualTo(Map.of(OTHER, 4));
    }

    /** Of the second term, introduced to the host, which has not answered yet. */
    private ActorRef<ControllerCommand> successorOfOneThatGranted(int target) {
        ActorRef<ControllerCommand> first = cluster.start();
        Term term = cluster.expectIntroduction(first);
        cluster.kit.stop(first);
        grant(term, ECHO, target);
        ActorRef<ControllerCommand> successor = cluster.start();
        cluster.expectIntroduction(successor);
        return successor;
    }

    private void grant(Term term, DeploymentId deployment, int target) {
        TargetMemory memory = memory(term, Map.of());
        memory.granted(deployment, target, null);
        memory.write();
    }

    private TargetMemory memory(Term term, Map<DeploymentId, GrantedTarget> remembered) {
        return new TargetMemory(cluster.kit.system(), term, remembered);
    }

    private Map<DeploymentId, Integer> recalled() {
        return TargetRecallTest.recalled(cluster, new Term(9, 9));
    }

    private int target(ActorRef<ControllerCommand> controller) {
        return cluster.status(controller).deployments().get(0).target();
    }

    private List<ControllerCommand.HostedReplica> running(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> cluster.hosted(new ReplicaId(ECHO, "1-1-" + i), "of old", ReplicaPhase.RUNNING))
                .toList();
    }
}
