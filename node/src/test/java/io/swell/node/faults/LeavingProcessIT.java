package io.swell.node.faults;

import static io.swell.node.faults.FaultCluster.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A rolling restart: one JVM after the other is asked to end, the controller's last, and replaced by a new one. */
class LeavingProcessIT {

    /** What the JVM exits with after SIGTERM, however well it used its time. */
    private static final int EXIT_OF_SIGTERM = 128 + 15;

    private static final String ALL_ROLES = "controller, handle, replica";

    @Test
    void noAcceptedRequestFailsWhileEveryProcessIsReplaced() {
        try (FaultCluster cluster = new FaultCluster("leaving", "")) {
            NodeProcess oldest = cluster.start("oldest", ALL_ROLES);
            NodeProcess second = cluster.start("second", ALL_ROLES);
            NodeProcess third = cluster.start("third", ALL_ROLES);
            cluster.awaitReporting(oldest, second, third);
            oldest.load(3);
            second.load(3);
            third.load(5);
            cluster.awaitReplicas(6, third);
            int from = third.now();
            third.awaitServedBy(oldest, second, third);

            leave("a process with replicas and callers", second);
            NodeProcess fourth = cluster.start("fourth", ALL_ROLES);
            cluster.awaitReporting(third, fourth);
            fourth.load(3);
            cluster.awaitReplicas(6, third);
            leave("the controller's process", oldest);
            Line.Pulse again = third.awaitStatus(from, "status of term 2", LONG, status -> status.term() > 1);
            third.load(3);
            cluster.awaitReplicas(6, third);
            third.awaitServedBy(fourth);

            List<Line.History> stayed = List.of(third.stopLoad(LONG), fourth.stopLoad(LONG));
            FaultCluster.print("SIGTERM", "stayed: " + stayed);
            assertThat(again.told()).isPresent();
            assertThat(stayed).allSatisfy(Histories::hasNoFailure);
            assertThat(stayed.get(0).completedBy().keySet())
                    .as("served by")
                    .containsExactlyInAnyOrder("oldest", "second", "third", "fourth");
        }
    }

    private static void leave(String who, NodeProcess leaver) {
        assertThat(leaver.replicas()).isNotEmpty();
        long askedAt = System.currentTimeMillis();

        leaver.jvm().terminate();

        int exit = leaver.jvm().awaitExit(LONG);
        Line.History history = leaver.lastHistory();
        FaultCluster.print(
                "SIGTERM of " + who,
                "gone after %d ms with exit code %d; %s"
                        .formatted(System.currentTimeMillis() - askedAt, exit, history));
        assertThat(exit).isEqualTo(EXIT_OF_SIGTERM);
        Histories.isAnsweredOnceEach(history);
        assertThat(leaver.said(Line.Failed.class, 0))
                .allSatisfy(failure -> assertThat(failure.message()).contains("this process is leaving"));
        assertThat(leaver.said(Line.ReplicaStopped.class, 0))
                .as("replicas stopped in good order")
                .extracting(Line.ReplicaStopped::replica)
                .containsExactlyInAnyOrderElementsOf(leaver.replicas());
    }
}
