package io.swell.node.faults;

import static io.swell.node.faults.FaultCluster.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A JVM with replicas and callers, not the controller's, ends without a word. */
class KilledReplicasIT {

    @Test
    void replicasAreReplacedAndOnlyRequestsTheyHadAreLost() {
        String fixed = "swell.deployments.work.autoscaling { min-replicas = 6, max-replicas = 6 }";
        try (FaultCluster cluster =
                new FaultCluster("killed-replicas", "swell.replica-host.resources.cpu = 4\n" + fixed)) {
            NodeProcess first = cluster.start("first", "controller, handle");
            NodeProcess second = cluster.start("second", "controller, handle, replica");
            NodeProcess victim = cluster.start("victim", "handle, replica");
            cluster.awaitReporting(first, second, victim);
            cluster.awaitReplicas(6, first);
            Set<String> doomed = victim.replicas();
            assertThat(doomed).isNotEmpty();
            first.rate(20);
            second.rate(20);
            victim.load(4);
            awaitCompleted(first, 20);
            awaitCompleted(victim, 20);

            int from = first.now();
            int fromSecond = second.now();
            long killedAt = System.currentTimeMillis();
            victim.jvm().kill();
            NodeProcess spare = cluster.start("spare", "handle, replica");
            Line.Pulse healed = first.awaitStatus(
                    from,
                    "status of the healed cluster",
                    LONG,
                    status -> !status.processes().containsKey(victim.address()) && status.running() == 6);
            cluster.awaitReplicas(6, first);
            long served = first.completed(from, healed.at()) + second.completed(fromSecond, healed.at());
            long millis = healed.at() - killedAt;
            List<Line.History> histories = List.of(first.stopLoad(LONG), second.stopLoad(LONG));
            // What the dead process carried must not stay.
            first.awaitStatus(first.now(), "status without load", LONG, status -> status.ongoing() == 0);

            List<Line.Failed> failures = List.of(first, second).stream()
                    .flatMap(node -> node.said(Line.Failed.class, 0).stream())
                    .toList();
            FaultCluster.print(
                    "kill -9 of replicas",
                    "replaced after %d ms; completed meanwhile %d; lost with the dead %d; %s"
                            .formatted(millis, served, failures.size(), histories));
            Histories.failedOnlyWith(doomed, failures);
            assertThat(histories).allSatisfy(Histories::isAnsweredOnceEach);
            // 40 requests a second were made; the dead replicas kept no more than they may have.
            assertThat(served).isGreaterThan(millis * 40 / 1000 * 8 / 10);
            assertThat(failures).hasSizeLessThanOrEqualTo(doomed.size() * 2 * 3);
            assertThat(spare.replicas()).isNotEmpty();
            assertThat(millis).isLessThan(20_000);
        }
    }

    private static void awaitCompleted(NodeProcess node, int requests) {
        node.awaitPulse(0, requests + " completed", LONG, pulse -> pulse.completed() >= requests);
    }
}
