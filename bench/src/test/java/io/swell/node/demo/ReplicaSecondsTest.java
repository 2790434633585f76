package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaSecondsTest {

    private final ReplicaSeconds replicas = new ReplicaSeconds();

    private void look(double seconds, int starting, int running, int draining) {
        replicas.look(
                new DeploymentStatus(
                        new DeploymentId("replay"),
                        0,
                        0,
                        1,
                        starting + running,
                        starting,
                        running,
                        draining,
                        0,
                        List.of(),
                        Availability.DEPLOYED,
                        "",
                        "ongoing-requests",
                        Optional.empty(),
                        "",
                        List.of()),
                (long) (seconds * 1e9));
    }

    @Test
    void countsReplicasWhateverTheyAreAt() {
        look(10, 0, 2, 0);
        look(14, 1, 1, 2);

        assertThat(replicas.total()).isEqualTo(4 * 3);
    }

    @Test
    void learnsHowLongAReplicaTakesToStart() {
        look(0, 0, 1, 0);
        look(1, 2, 1, 0);
        look(3, 0, 3, 0);

        assertThat(replicas.meanColdStartSeconds()).isEqualTo((1 + 2) / 2.0);
    }

    @Test
    void knowsNoColdStartWithoutAStart() {
        look(0, 0, 3, 0);
        look(1, 0, 2, 1);

        assertThat(replicas.meanColdStartSeconds()).isNaN();
    }
}
