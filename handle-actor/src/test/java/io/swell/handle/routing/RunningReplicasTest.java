package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningReplicasTest {

    @Test
    void aDeployedDeploymentIsWorthWaitingForEvenWithoutReplicas() {
        assertThat(Loads.table(1, List.of()).whyNotRunning()).isEmpty();
        assertThat(RunningReplicas.NOT_KNOWN_YET.whyNotRunning()).isEmpty();
    }

    @Test
    void anUnhealthyDeploymentIsWorthWaitingForOnlyWhileAReplicaRuns() {
        assertThat(Loads.table(Availability.UNHEALTHY, "no class Foo", 1, List.of())
                        .whyNotRunning())
                .contains("no class Foo");
        assertThat(Loads.table(Availability.UNHEALTHY, "", 1, List.of()).whyNotRunning())
                .contains("its replicas cannot start");
        assertThat(Loads.table(Availability.UNHEALTHY, "no class Foo", 1, Loads.replicas(1))
                        .whyNotRunning())
                .isEmpty();
    }

    @Test
    void anUnknownDeploymentIsNotWorthWaitingForWhateverRuns() {
        assertThat(Loads.table(Availability.UNKNOWN, "", 1, Loads.replicas(1)).whyNotRunning())
                .contains("there is no such deployment");
    }

    @Test
    void theNextRestToEndIsThatOfAReplicaThatCouldHaveRoom() {
        List<ReplicaLoad> replicas = Loads.replicas(5);
        replicas.get(0).refused(0, 50, 50);
        replicas.get(1).refused(0, 20, 20);
        replicas.get(2).refused(0, 5, 5);
        Loads.fill(replicas.get(2), 1);
        replicas.get(3).refused(0, 5, 5);
        replicas.get(3).drains();
        RunningReplicas table = Loads.table(1, replicas);

        assertThat(table.nextRestEnd(1)).hasValue(20);
        assertThat(table.nextRestEnd(20)).hasValue(50);
        assertThat(table.nextRestEnd(50)).isEmpty();
    }

    @Test
    void isNotChangedThroughTheListItWasMadeOf() {
        List<ReplicaLoad> replicas = new ArrayList<>(Loads.replicas(1));
        RunningReplicas table = Loads.table(1, replicas);
        replicas.clear();
        assertThat(table.replicas()).hasSize(1);
    }
}
