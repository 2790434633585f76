package io.swell.controller.deployment;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.controller.deployment.ReplicaOperation.Drain;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.controller.deployment.ReplicaOperation.Stop;
import io.swell.shared.config.ControllerSettings;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A story on stage: a fleet, a few hosts, and a clock that only moves when told to. Orders are repeated after 2 s, starts
 * back off from 1 s to 16 s, three failures are too many, a new fleet settles within 10 s.
 */
final class Scene {

    static final DeploymentId ID = new DeploymentId("echo");
    static final ControllerSettings SETTINGS = new ControllerSettings(
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            100,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(16),
            3,
            Duration.ofMillis(100),
            Duration.ZERO,
            "dispatcher");

    final Map<String, FakeHost> hosts = new LinkedHashMap<>();
    /** Every order of the last {@link #plan}. */
    List<ReplicaOperation> orders = List.of();

    ReplicaFleet fleet;
    long now;
    private int controllers;

    Scene() {
        this.fleet = newFleet();
    }

    /** A scene whose hosts have four cpus each and have all reported. */
    static Scene with(String... hostNames) {
        Scene scene = new Scene();
        for (String name : hostNames) {
            scene.addHost(name, cpu(4));
        }
        scene.expectAll();
        scene.hosts.values().forEach(scene::report);
        return scene;
    }

    static ResourceAmounts cpu(double amount) {
        return new ResourceAmounts(Map.of("cpu", amount));
    }

    static ReplicaTemplate version(String version) {
        return new ReplicaTemplate(version, cpu(1), Duration.ofSeconds(20));
    }

    private ReplicaFleet newFleet() {
        String prefix = "c" + ++controllers + "-";
        AtomicInteger counter = new AtomicInteger();
        return new ReplicaFleet(
                SETTINGS,
                Duration.ofSeconds(10),
                () -> prefix + counter.incrementAndGet(),
                new SplittableRandom(7),
                now);
    }

    /** A controller that knows nothing takes over. */
    void replaceController() {
        fleet = newFleet();
        hosts.values().forEach(host -> host.unheard.tellEverything());
    }

    FakeHost addHost(String name, ResourceAmounts resources) {
        FakeHost host = new FakeHost(name, resources);
        hosts.put(name, host);
        return host;
    }

    FakeHost host(String name) {
        FakeHost host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("no such host: " + name);
        }
        return host;
    }

    ProcessId process(String name) {
        return host(name).id;
    }

    void expectAll() {
        fleet.hostsExpected(
                Map.copyOf(hosts).values().stream().map(host -> host.id).collect(java.util.stream.Collectors.toSet()));
    }

    void report(FakeHost host) {
        HostChanges report = host.report();
        host.unheard.heard(FakeHost.answer(report, fleet.hostReported(report, now)));
    }

    void deploy(String version, int target) {
        fleet.deploy(ID, version(version));
        fleet.setTarget(ID, target);
    }

    Scene seconds(double later) {
        now += (long) (later * 1e6);
        return this;
    }

    /** Asks for a plan and leaves its orders lying. */
    List<ReplicaOperation> plan() {
        orders = fleet.plan(now);
        return orders;
    }

    /** Plans, has the hosts obey and report, and again, until there is nothing more to do without time or progress. */
    void settle() {
        List<ReplicaOperation> all = new ArrayList<>();
        while (!plan().isEmpty()) {
            all.addAll(orders);
            orders.forEach(order -> hosts.values().stream()
                    .filter(host -> host.id.equals(order.host()))
                    .forEach(host -> host.obey(order)));
            hosts.values().forEach(this::report);
        }
        orders = all;
    }

    /** All that start run, all that drain have drained; then on, until nothing more happens. */
    void settleAndProgress() {
        List<ReplicaOperation> all = new ArrayList<>();
        boolean progressed = true;
        while (progressed) {
            settle();
            all.addAll(orders);
            boolean started = progress(Phase.STARTING, Phase.RUNNING);
            boolean drained = progress(Phase.DRAINING, Phase.DRAINED);
            progressed = started || drained;
        }
        orders = all;
    }

    /** Every replica seen in the one phase gets to the other; answers whether there was any. */
    boolean progress(Phase from, Phase to) {
        return progress(from, to, "");
    }

    boolean progress(Phase from, Phase to, String detail) {
        boolean any = false;
        for (FakeHost host : hosts.values()) {
            for (ObservedReplica replica : List.copyOf(host.replicas.values())) {
                if (replica.phase() == from) {
                    host.show(replica.replica(), to, detail);
                    any = true;
                }
            }
            report(host);
        }
        return any;
    }

    List<ReplicaOperation> starts() {
        return orders.stream().filter(Start.class::isInstance).toList();
    }

    List<ReplicaOperation> drains() {
        return orders.stream().filter(Drain.class::isInstance).toList();
    }

    List<ReplicaOperation> stops() {
        return orders.stream().filter(Stop.class::isInstance).toList();
    }

    FleetView view() {
        return fleet.of(ID);
    }

    int running() {
        return fleet.running(ID);
    }

    List<ReplicaId> routable() {
        return fleet.routable(ID).stream().map(RoutableReplica::replica).toList();
    }

    List<ObservedReplica> on(String name) {
        return List.copyOf(host(name).replicas.values());
    }
}
