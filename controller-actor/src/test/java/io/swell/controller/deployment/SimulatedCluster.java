package io.swell.controller.deployment;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Hosts, a network that loses and delays, people who change their minds, and one controller at a time, all from one
 * seed. Orders to a host keep their order, as Akka's messages do, but may be lost or come twice; reports and their
 * answers overtake one another. A new controller fences off the old one: what that had under way is refused.
 */
final class SimulatedCluster {

    static final List<DeploymentId> IDS =
            List.of(new DeploymentId("big"), new DeploymentId("medium"), new DeploymentId("small"));

    private static final String CHANCE = "as chance would have it";

    private record Report(long atMicros, HostChanges changes) {}

    private record Answer(long atMicros, ProcessId host, long sequence) {}

    private record Order(long atMicros, ReplicaOperation operation) {}

    final Map<ProcessId, FakeHost> hosts = new TreeMap<>();
    final Set<ProcessId> unreachable = new HashSet<>();
    final Map<DeploymentId, ReplicaTemplate> deployed = new TreeMap<>();
    final Map<DeploymentId, Integer> targets = new HashMap<>();
    final Invariants invariants = new Invariants(this);
    ReplicaFleet fleet;
    long now = 1;

    private final SplittableRandom random;
    private final Map<ProcessId, Long> dead = new TreeMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private boolean faults = true;
    private boolean somethingHappened = true;
    private int hostsNamed;
    private int versions;
    private int controllers;

    SimulatedCluster(long seed) {
        random = new SplittableRandom(seed);
        fleet = newFleet();
        for (int i = 0; i < 3; i++) {
            join();
        }
        fleet.hostsExpected(Set.copyOf(hosts.keySet()));
        IDS.forEach(this::deploy);
    }

    /** A tenth of a second in which anything may happen. */
    void step() {
        now += 100_000;
        if (faults) {
            mischief();
        }
        burn();
        hosts.values().forEach(this::live);
        deliverOrders();
        hosts.values().forEach(this::send);
        deliverReports();
        deliverAnswers();
        plan();
        invariants.check();
    }

    /** From now on everybody and everything behaves. */
    void calmDown() {
        faults = false;
        List.copyOf(unreachable).forEach(this::reconnect);
    }

    boolean isBusy() {
        boolean changing = hosts.values().stream()
                .flatMap(host -> host.replicas.values().stream())
                .anyMatch(replica -> replica.phase() != Phase.RUNNING);
        return changing || fleet.dueMicros() != Long.MAX_VALUE || !orders.isEmpty();
    }

    private void plan() {
        boolean expected = somethingHappened || fleet.dueMicros() <= now;
        List<ReplicaOperation> planned = fleet.plan(now);
        somethingHappened = false;
        invariants.planned(planned, expected);
        for (ReplicaOperation operation : planned) {
            long copies = !faults || chance(0.8) ? 1 : random.nextInt(3);
            for (int i = 0; i < copies; i++) {
                orders.add(new Order(now + random.nextInt(400_000), operation));
            }
        }
    }

    private void mischief() {
        if (chance(0.05)) {
            setTarget(pick(IDS), random.nextInt(10));
        }
        if (chance(0.01)) {
            deploy(pick(IDS));
        }
        if (chance(0.003)) {
            remove(pick(IDS));
        }
        if (chance(0.01) && hosts.size() < 6) {
            join();
        }
        if (chance(0.005)) {
            replaceController();
        }
        if (!hosts.isEmpty()) {
            trouble(pick(List.copyOf(hosts.keySet())));
        }
    }

    private void trouble(ProcessId host) {
        if (chance(0.005)) {
            hosts.remove(host);
            dead.put(host, now + random.nextInt(5_000_000));
        } else if (chance(0.005)) {
            FakeHost leaving = hosts.get(host);
            if (leaving != null) {
                leaving.leave();
            }
        } else if (chance(0.02) && unreachable.add(host)) {
            fleet.hostUnreachable(host);
            somethingHappened = true;
        } else if (chance(0.1) && unreachable.contains(host)) {
            reconnect(host);
        }
    }

    /** The dead are removed from the membership after a while. */
    private void burn() {
        for (ProcessId host : List.copyOf(dead.keySet())) {
            if (dead.getOrDefault(host, 0L) <= now) {
                dead.remove(host);
                unreachable.remove(host);
                fleet.hostGone(host, now);
                somethingHappened = true;
            }
        }
    }

    /** Replicas start, fail, crash and finish. */
    private void live(FakeHost host) {
        for (ObservedReplica replica : List.copyOf(host.replicas.values())) {
            ReplicaId id = replica.replica();
            if (replica.phase() == Phase.STARTING && chance(0.2)) {
                host.show(id, faults && chance(0.2) ? Phase.START_FAILED : Phase.RUNNING, CHANCE);
            } else if (replica.phase() == Phase.RUNNING && faults && chance(0.003)) {
                host.show(id, Phase.CRASHED, CHANCE);
            } else if (replica.phase() == Phase.DRAINING && chance(faults ? 0.02 : 0.2)) {
                host.show(id, Phase.DRAINED, CHANCE);
            }
        }
    }

    private void deliverOrders() {
        Set<ProcessId> blocked = new HashSet<>();
        for (Order order : List.copyOf(orders)) {
            FakeHost host = hosts.get(order.operation().host());
            if (host == null || unreachable.contains(host.id)) {
                orders.remove(order);
            } else if (order.atMicros() > now) {
                blocked.add(host.id); // those behind it wait, too
            } else if (!blocked.contains(host.id)) {
                orders.remove(order);
                invariants.arrives(order.operation(), host);
                host.obey(order.operation());
            }
        }
    }

    /** Hosts repeat themselves; most of it gets lost. */
    private void send(FakeHost host) {
        if (!unreachable.contains(host.id) && (!faults || chance(0.4))) {
            reports.add(new Report(now + random.nextInt(500_000), host.report()));
        }
    }

    private void deliverReports() {
        for (Report report : List.copyOf(reports)) {
            if (report.atMicros() <= now) {
                reports.remove(report);
                Reception reception = fleet.hostReported(report.changes(), now);
                somethingHappened |= reception == Reception.NEWS;
                answer(report.changes(), reception);
            }
        }
    }

    private void answer(HostChanges report, Reception reception) {
        if (!unreachable.contains(report.host()) && (!faults || chance(0.6))) {
            long sequence = FakeHost.answer(report, reception);
            answers.add(new Answer(now + random.nextInt(500_000), report.host(), sequence));
        }
    }

    private void deliverAnswers() {
        for (Answer answer : List.copyOf(answers)) {
            if (answer.atMicros() <= now) {
                answers.remove(answer);
                FakeHost host = hosts.get(answer.host());
                if (host != null) {
                    host.unheard.heard(answer.sequence());
                }
            }
        }
    }

    private void join() {
        FakeHost host = new FakeHost("host" + ++hostsNamed, Scene.cpu(2 + random.nextInt(7)));
        hosts.put(host.id, host);
    }

    private void reconnect(ProcessId host) {
        unreachable.remove(host);
        fleet.hostReachable(host);
        somethingHappened = true;
    }

    private void deploy(DeploymentId id) {
        double cpu = 0.5 * (1L << (IDS.size() - 1 - IDS.indexOf(id)));
        ReplicaTemplate template =
                new ReplicaTemplate("v" + ++versions, Scene.cpu(cpu), Duration.ofSeconds(random.nextInt(6)));
        deployed.put(id, template);
        fleet.deploy(id, template);
        setTarget(id, targets.getOrDefault(id, 2));
    }

    private void setTarget(DeploymentId id, int target) {
        targets.put(id, target);
        if (deployed.containsKey(id)) {
            fleet.setTarget(id, target);
            somethingHappened = true;
        }
    }

    private void remove(DeploymentId id) {
        deployed.remove(id);
        fleet.remove(id);
        somethingHappened = true;
    }

    private void replaceController() {
        orders.clear();
        reports.clear();
        answers.clear();
        hosts.values().forEach(host -> host.unheard.tellEverything());
        fleet = newFleet();
        invariants.newController();
        Set<ProcessId> members = new HashSet<>(hosts.keySet());
        members.addAll(dead.keySet());
        fleet.hostsExpected(members);
        unreachable.forEach(fleet::hostUnreachable);
        deployed.forEach(fleet::deploy);
        deployed.keySet().forEach(id -> fleet.setTarget(id, targets.getOrDefault(id, 0)));
        somethingHappened = true;
    }

    private ReplicaFleet newFleet() {
        String prefix = "c" + ++controllers + "-";
        AtomicInteger counter = new AtomicInteger();
        return new ReplicaFleet(
                Scene.SETTINGS, Duration.ofSeconds(5), () -> prefix + counter.incrementAndGet(), random.split(), now);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @Override
    public String toString() {
        return "at %.1f s, targets %s, hosts %s"
                .formatted(
                        now / 1e6,
                        targets,
                        hosts.values().stream()
                                .map(host -> host.id + " " + host.resources + " " + host.replicas.values())
                                .collect(Collectors.joining("\n  ", "\n  ", "")));
    }
}
