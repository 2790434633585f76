package io.swell.node.faults;

import static io.swell.node.faults.FaultCluster.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The JVM with the controller ends without a word. */
class KilledControllerIT {

    /** Detection, stability and removal margin are 8.5 s; the rest is room for a busy machine. */
    private static final long LONGEST_WITHOUT_CONTROLLER_MILLIS = 30_000;

    @Test
    void handlesServeOnAndTheNextControllerAdoptsWhatRuns() {
        try (FaultCluster cluster = new FaultCluster("killed-controller", "")) {
            NodeProcess controller = cluster.start("controller", "controller");
            NodeProcess one = cluster.start("one", "controller, handle, replica");
            NodeProcess other = cluster.start("other", "controller, handle, replica");
            cluster.awaitReporting(one, other);
            one.load(6);
            other.load(5);
            cluster.awaitReplicas(6, one, other);

            int from = one.now();
            int fromOther = other.now();
            long killedAt = System.currentTimeMillis();
            controller.jvm().kill();
            Line.Pulse again = awaitController(one, from, 2);
            // It decides: more callers, more replicas.
            int more = one.now();
            one.load(4);
            one.awaitStatus(more, "status with 8 replicas", LONG, status -> status.running() == 8);

            long gap = again.at() - killedAt;
            long served = one.completed(from, again.at()) + other.completed(fromOther, again.at());
            Line.History history = one.stopLoad(LONG);
            Line.History otherHistory = other.stopLoad(LONG);
            FaultCluster.print(
                    "kill -9 of the controller",
                    "next one answers after %d ms; completed meanwhile %d, in all %d + %d, longest wait %d ms"
                            .formatted(
                                    gap,
                                    served,
                                    history.completed(),
                                    otherHistory.completed(),
                                    Math.max(history.longestMillis(), otherHistory.longestMillis())));
            assertThat(gap).isLessThan(LONGEST_WITHOUT_CONTROLLER_MILLIS);
            assertThat(served).as("completed while nobody decided").isGreaterThan(gap * 11 / 200);
            assertThat(List.of(history, otherHistory)).allSatisfy(Histories::hasNoFailure);
            assertThat(one.statuses(from)).allSatisfy(KilledControllerIT::neverShowsLess);
            assertThat(one.said(Line.ReplicaStopped.class, from)).isEmpty();
            assertThat(other.said(Line.ReplicaStopped.class, fromOther)).isEmpty();
            assertThat(one.said(Line.ReplicaStarted.class, from).size()
                            + other.said(Line.ReplicaStarted.class, fromOther).size())
                    .as("replicas started: only those that more load needs")
                    .isEqualTo(2);
        }
    }

    @Test
    void replicasThatDieWithTheControllerAreReplaced() {
        try (FaultCluster cluster = new FaultCluster("killed-controller-and-replicas", "")) {
            NodeProcess controller = cluster.start("controller", "controller, handle, replica");
            NodeProcess one = cluster.start("one", "controller, handle, replica");
            NodeProcess other = cluster.start("other", "controller, handle, replica");
            cluster.awaitReporting(controller, one, other);
            one.load(6);
            other.load(5);
            cluster.awaitReplicas(6, controller, one, other);
            Set<String> doomed = controller.replicas();

            int from = one.now();
            int fromOther = other.now();
            long killedAt = System.currentTimeMillis();
            controller.jvm().kill();
            Line.Pulse again = awaitController(one, from, 2);
            Line.Pulse healed = one.awaitStatus(
                    from, "status with 6 replicas again", LONG, status -> status.term() > 1 && status.running() == 6);
            other.awaitStatus(fromOther, "status of term 2", LONG, status -> status.term() > 1);

            List<Line.History> histories = List.of(one.stopLoad(LONG), other.stopLoad(LONG));
            List<Line.Failed> failures = List.of(one, other).stream()
                    .flatMap(node -> node.said(Line.Failed.class, 0).stream())
                    .toList();
            FaultCluster.print(
                    "kill -9 of the controller and replicas",
                    "next one answers after %d ms, all replaced after %d ms; lost with the dead %d"
                            .formatted(again.at() - killedAt, healed.at() - killedAt, failures.size()));
            assertThat(histories).allSatisfy(Histories::isAnsweredOnceEach);
            Histories.failedOnlyWith(doomed, failures);
            // It knew what was granted: what was lost came back as that, and by no decision of its own.
            assertThat(List.of(one.statuses(from), other.statuses(fromOther)))
                    .allSatisfy(statuses ->
                            assertThat(statuses).isNotEmpty().allSatisfy(status -> keepsItsTarget(status, 6)));
            assertThat(List.of(one, other)).allSatisfy(node -> assertThat(node.said(Line.ReplicaStopped.class, 0))
                    .as("replicas stopped by the next controller")
                    .noneSatisfy(stopped -> assertThat(stopped.at()).isGreaterThan(killedAt)));
        }
    }

    private static void keepsItsTarget(Line.Status status, int target) {
        assertThat(status.target()).as("target: " + status.decisions()).isEqualTo(target);
        if (status.term() > 1) {
            assertThat(status.decisions())
                    .allSatisfy(decision -> assertThat(decision).startsWith(target + " -> " + target + " "));
        }
    }

    private static Line.Pulse awaitController(NodeProcess node, int from, long term) {
        return node.awaitStatus(
                from, "status of term " + term, LONG, status -> status.term() >= term && status.running() > 0);
    }

    private static void neverShowsLess(Line.Status status) {
        if (status.running() > 0) { // before that the new one is still listening
            assertThat(status.running()).isGreaterThanOrEqualTo(6);
            assertThat(status.target()).as("target: " + status.decisions()).isGreaterThanOrEqualTo(6);
        }
    }
}
