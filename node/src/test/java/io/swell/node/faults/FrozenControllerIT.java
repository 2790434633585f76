package io.swell.node.faults;

import static io.swell.node.faults.FaultCluster.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The controller's JVM stands still until it has been replaced, then goes on as if nothing had happened. */
class FrozenControllerIT {

    /**
     * Quick to give a process up, for the tests' own sake; but not sooner than one that has woken finds <em>all</em> others
     * unreachable. Their answers to its old heartbeats reach it one by one, and whoever downs one of two and then one of one
     * takes itself for the majority.
     */
    private static final String QUICK =
            """
            akka.cluster {
              failure-detector { heartbeat-interval = 200ms, acceptable-heartbeat-pause = 1s, expected-response-after = 200ms }
              split-brain-resolver { stable-after = 3s, down-all-when-unstable = 6s }
              down-removal-margin = 1s
            }
            """;

    @Test
    void aReplacedControllerThatWakesStartsAndStopsNothing() {
        try (FaultCluster cluster = new FaultCluster("frozen-controller", QUICK)) {
            NodeProcess controller = cluster.start("controller", "controller, handle");
            NodeProcess one = cluster.start("one", "controller, handle, replica");
            NodeProcess other = cluster.start("other", "controller, handle, replica");
            cluster.awaitReporting(controller, one, other);
            one.load(4);
            other.load(3);
            cluster.awaitReplicas(4, controller, one);

            // It sleeps in the middle of a wish for more, which is long due when it wakes.
            int beforeSleep = controller.now();
            one.load(4);
            controller.awaitStatus(beforeSleep, "status with more load", LONG, status -> status.ongoing() > 8);
            int from = one.now();
            long frozenAt = System.currentTimeMillis();
            controller.jvm().freeze();
            Line.Pulse again = one.awaitStatus(from, "status of term 2", LONG, status -> status.term() > 1);
            cluster.awaitReplicas(6, one, other);

            int woken = one.now();
            int wokenOther = other.now();
            controller.jvm().thaw();
            int exit = controller.jvm().awaitExit(LONG);
            // Artery cuts off a member that was removed, as a rule before it gets to give orders. Were it heard:
            String replica = other.replicas().iterator().next();
            one.jvm().send("stop-as 1 " + replica);
            for (NodeProcess host : List.of(one, other)) {
                host.jvm().awaitLine("of a controller that was replaced is refused", LONG);
            }
            // Whatever it sent has arrived before what the living ones say after its end.
            one.awaitStatus(one.now(), "status", LONG, status -> status.running() == 6);
            other.awaitStatus(other.now(), "status", LONG, status -> status.running() == 6);

            List<Line.History> histories = List.of(one.stopLoad(LONG), other.stopLoad(LONG));
            FaultCluster.print(
                    "SIGSTOP of the controller",
                    "next one answers after %d ms; the old one exits with %d; %s"
                            .formatted(again.at() - frozenAt, exit, histories));
            assertThat(histories).allSatisfy(Histories::hasNoFailure);
            assertThat(one.said(Line.ReplicaStopped.class, woken)).isEmpty();
            assertThat(other.said(Line.ReplicaStopped.class, wokenOther)).isEmpty();
            assertThat(one.said(Line.ReplicaStarted.class, woken)).isEmpty();
            assertThat(other.said(Line.ReplicaStarted.class, wokenOther)).isEmpty();
            assertThat(one.statuses(woken)).allSatisfy(status -> assertThat(status.term())
                    .isEqualTo(again.told().orElseThrow().term()));
        }
    }
}
