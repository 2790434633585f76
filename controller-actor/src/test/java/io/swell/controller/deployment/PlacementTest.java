package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.cpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Where a replica goes, and why it goes nowhere. */
final class PlacementTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final DeploymentId OTHER = new DeploymentId("other");

    private final List<Host> hosts = new ArrayList<>();
    private final List<Replica> placed = new ArrayList<>();
    private int numbered;

    @Test
    void goesWhereFewestOfItsOwnAre() {
        put(ECHO, host("a", cpu(8)), cpu(1));
        Host few = host("b", cpu(8));
        put(OTHER, few, cpu(5));

        assertThat(choices(cpu(1), 1)).containsExactly("b");
    }

    @Test
    void amongEqualsGoesWhereMostRoomIs() {
        host("a", cpu(2));
        host("b", cpu(3));

        assertThat(choices(cpu(1), 3)).containsExactly("b", "a", "b");
    }

    @Test
    void amongFullEqualsGoesToTheFirst() {
        host("b", cpu(1));
        host("a", cpu(1));

        assertThat(choices(cpu(1), 3)).containsExactly("a", "b", "nowhere");
    }

    @Test
    void withoutNeedsGoesWhereFewestOfAnyAre() {
        put(OTHER, host("a", ResourceAmounts.NONE), ResourceAmounts.NONE);
        host("b", ResourceAmounts.NONE);

        assertThat(choices(ResourceAmounts.NONE, 3)).containsExactly("b", "a", "b");
    }

    @Test
    void avoidsWhereStartsFailed() {
        host("a", cpu(4));
        put(ECHO, host("b", cpu(4)), cpu(1));

        assertThat(choices(cpu(1), 1, host -> host.address().startsWith("a") ? 1 : 0))
                .containsExactly("b");
    }

    @Test
    void neverGoesToAHostThatLeavesOrCannotBeReached() {
        host("a", cpu(4)).setReachable(false);
        Host leaving = new Host(new ProcessId("b:1", 1), true);
        leaving.accept(new HostChanges(leaving.id(), 0, 1, cpu(4), true, List.of(), List.of()));
        hosts.add(leaving);

        assertThat(choices(cpu(1), 1)).containsExactly("nowhere");
        assertThat(placement(cpu(1)).shortage()).isEqualTo("no host takes replicas now");
    }

    // 0.1 + 0.1 + … ten times is 0.9999999999999999 in binary, and 0.3 - 0.1 is below 0.2.
    @Test
    void tenTenthsFitIntoOne() {
        host("a", cpu(1));

        assertThat(choices(cpu(0.1), 11))
                .startsWith("a", "a", "a", "a", "a", "a", "a", "a", "a", "a")
                .endsWith("nowhere");
    }

    @Test
    void bytesFitExactly() {
        double gib = 1L << 30;
        host("a", new ResourceAmounts(Map.of("memory", 1024 * gib)));

        List<String> choices = choices(new ResourceAmounts(Map.of("memory", 341.5 * gib)), 4);

        assertThat(choices).containsExactly("a", "a", "nowhere", "nowhere");
    }

    @Test
    void aHostWithoutTheResourceHasNoneOfIt() {
        host("a", cpu(4));

        assertThat(choices(new ResourceAmounts(Map.of("gpu", 1.0)), 1)).containsExactly("nowhere");
        assertThat(placement(new ResourceAmounts(Map.of("gpu", 1.0, "cpu", 1.0)))
                        .shortage())
                .isEqualTo("each needs gpu 1, the most free on any of 1 hosts is gpu 0");
    }

    @Test
    void saysWhenTheAmountsAreThereButNotTogether() {
        host("a", new ResourceAmounts(Map.of("cpu", 4.0, "memory", 1.0)));
        host("b", new ResourceAmounts(Map.of("cpu", 1.0, "memory", 4.0)));
        ResourceAmounts need = new ResourceAmounts(Map.of("cpu", 2.5, "memory", 2.0));

        assertThat(choices(need, 1)).containsExactly("nowhere");
        assertThat(placement(need).shortage()).isEqualTo("no host has cpu 2.5, memory 2 free together");
    }

    private Host host(String name, ResourceAmounts resources) {
        Host host = new Host(new ProcessId(name + ":1", 1), true);
        host.accept(new HostChanges(host.id(), 0, 1, resources, false, List.of(), List.of()));
        hosts.add(host);
        return host;
    }

    private Replica put(DeploymentId deployment, Host host, ResourceAmounts held) {
        ReplicaId id = new ReplicaId(deployment, "r" + ++numbered);
        Replica replica = new Replica(id, "v1", host, numbered, 0, new ReplicaLife.Starting(0));
        host.add(replica);
        replica.hold(held);
        if (deployment.equals(ECHO)) {
            placed.add(replica);
        }
        return replica;
    }

    private Placement placement(ResourceAmounts need) {
        return new Placement(hosts, need, placed, host -> 0);
    }

    private List<String> choices(ResourceAmounts need, int count) {
        return choices(need, count, host -> 0);
    }

    private List<String> choices(ResourceAmounts need, int count, ToIntFunction<ProcessId> failures) {
        Placement placement = new Placement(hosts, need, List.copyOf(placed), failures);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(placement
                    .choose()
                    .map(host -> put(ECHO, host, need).host().id().address().substring(0, 1))
                    .orElse("nowhere"));
        }
        return chosen;
    }
}
