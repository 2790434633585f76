package io.swell.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ReplicaLife.Running;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who goes first when there are too many. */
final class VictimOrderTest {

    private final Host a = new Host(new ProcessId("a:1", 1), true);
    private final Host b = new Host(new ProcessId("b:1", 1), true);
    private final Host cut = new Host(new ProcessId("c:1", 1), false);
    private final List<Replica> replicas = new ArrayList<>();

    @Test
    void thoseStillStartingGoFirst() {
        running("old", a);
        starting("new", b);
        running("newest", a);

        assertThat(victims()).startsWith("new");
    }

    @Test
    void thenThoseNobodyCanReach() {
        running("here1", a);
        running("here2", a);
        running("cut", cut);

        assertThat(victims()).startsWith("cut");
    }

    // a: 1 2 5, b: 3 4 — taking 5 makes both even; then the newest of all, 4; then a has more again.
    @Test
    void thenThoseOnTheMostCrowdedHostNewestFirst() {
        running("1", a);
        running("2", a);
        running("3", b);
        running("4", b);
        running("5", a);

        assertThat(victims()).containsExactly("5", "4", "2", "3", "1");
    }

    @Test
    void amongEqualsTheNewestGoesFirst() {
        running("1", a);
        running("2", b);

        assertThat(victims()).containsExactly("2", "1");
    }

    @Test
    void thoseThatStartCountAsCrowdingTheirHost() {
        running("a1", a);
        running("b1", b);
        running("b2", b);
        starting("a2", a);
        starting("a3", a);

        assertThat(victims()).containsExactly("a3", "a2", "b2", "b1", "a1");
    }

    private List<String> victims() {
        return VictimOrder.rank(replicas).stream().map(r -> r.id().suffix()).toList();
    }

    private void running(String name, Host host) {
        add(name, host, new Running(0));
    }

    private void starting(String name, Host host) {
        add(name, host, new Starting(0));
    }

    private void add(String name, Host host, ReplicaLife life) {
        ReplicaId id = new ReplicaId(new DeploymentId("echo"), name);
        replicas.add(new Replica(id, "v1", host, replicas.size(), 0, life));
    }
}
