package io.swell.node.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.controller.autoscaling.load.Receipt;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Processes, a channel with faults, and one controller after another, in virtual time by seed. */
final class SimulatedCluster {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    /** What is on its way: a report to a controller, or an answer to a process. */
    private record Delivery(long atNanos, long order, Runnable action) implements Comparable<Delivery> {
        @Override
        public int compareTo(Delivery other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** One controller's books. A replaced one may go on acting for a while, as a frozen one does. */
    private record Controller(Term term, ClusterLoad load, Map<DeploymentId, Long> arrivalsSeen) {}

    private final Random random;
    private final Consumer<MetricsReport> onSend;
    private final Map<ProcessId, SimulatedProcess> alive = new HashMap<>();
    private final List<DeploymentId> deployments = new ArrayList<>();
    private final PriorityQueue<Delivery> channel = new PriorityQueue<>();
    private Controller controller;
    private @Nullable Controller frozen;
    private long now;
    private long order;
    private long nextUid = 1;
    private long messages;
    private boolean faults;
    private boolean crashes = true;

    SimulatedCluster(long seed, Consumer<MetricsReport> onSend) {
        this.random = new Random(seed);
        this.onSend = onSend;
        this.controller = new Controller(new Term(1, 1), new ClusterLoad((load, at) -> {}), new HashMap<>());
        int count = random.nextInt(20) == 0 ? 400 : 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            deployments.add(new DeploymentId("deployment-" + i));
        }
        int processes = 1 + random.nextInt(4);
        for (int i = 0; i < processes; i++) {
            startAProcess();
        }
    }

    void withoutCrashes() {
        crashes = false;
    }

    long messages() {
        return messages;
    }

    /** Half a minute of traffic over a bad channel. */
    void runWithFaults() {
        faults = true;
        long end = now + 30 * SECOND;
        while (now < end) {
            step();
        }
        faults = false;
        alive.values().forEach(process -> process.cut = false);
    }

    /** No more faults and no more traffic: what must be repeated gets the time to be repeated. */
    void becomeQuiet() {
        long end = now + 12 * SECOND;
        while (now < end) {
            advance(50 * MILLI);
        }
    }

    void finishAllRequests() {
        alive.values().forEach(process -> process.finishAll(now));
    }

    void loseOneAcknowledgementAroundAShortRequest() {
        SimulatedProcess process = alive.values().iterator().next();
        process.openHandle(deployments.get(0), now);
        becomeQuiet();
        process.passThrough(now);
        List<MetricsReport> lost = List.of();
        while (lost.isEmpty()) {
            now += 50 * MILLI;
            lost = process.push(now);
        }
        lost.forEach(part -> controller.load().record(part, micros())); // held, but never acknowledged
        process.endPassThrough(now);
    }

    void totalsEqualTheTruth() {
        for (DeploymentId deployment : deployments) {
            DeploymentLoad seen = controller.load().load(deployment);
            LoadSnapshot truth = truth(deployment);
            int handles =
                    alive.values().stream().mapToInt(p -> p.handles(deployment)).sum();
            assertThat(seen.queued()).as("queued of %s", deployment).isEqualTo(truth.queued());
            assertThat(seen.ongoing()).as("ongoing of %s", deployment).isEqualTo(truth.ongoing());
            assertThat(seen.handles()).as("handles of %s", deployment).isEqualTo(handles);
            assertThat(seen.missingOngoing()).as("missing of %s", deployment).isZero();
        }
    }

    /** Integral seen by the controller less the true one; constant while the controller lives and nobody crashes. */
    long integralError() {
        long error = 0;
        for (DeploymentId deployment : deployments) {
            LoadSnapshot truth = truth(deployment);
            assertThat(truth.ongoing())
                    .as("ongoing requests when integrals are compared")
                    .isZero();
            error += controller.load().load(deployment).integralMicros(micros())
                    - truth.queuedMicros()
                    - truth.runningMicros();
        }
        return error;
    }

    private LoadSnapshot truth(DeploymentId deployment) {
        return alive.values().stream()
                .map(p -> p.truth(now).getOrDefault(deployment, LoadSnapshot.ZERO))
                .reduce(LoadSnapshot.ZERO, LoadSnapshot::plus);
    }

    private void step() {
        List<SimulatedProcess> processes = new ArrayList<>(alive.values());
        SimulatedProcess process = processes.get(random.nextInt(processes.size()));
        int dice = random.nextInt(1_000);
        if (dice < 8) {
            openHandles(process);
        } else if (dice < 12) {
            process.closeAHandle(now);
        } else if (dice < 18) {
            process.cut = !process.cut;
        } else if (dice < 20 && crashes) {
            crash(process);
        } else if (dice < 22 && crashes) {
            replaceTheController();
        } else if (dice < 24 && crashes && alive.size() < 6) {
            startAProcess();
        } else {
            process.serve(now);
        }
        advance(random.nextInt(60) * MILLI);
    }

    private void openHandles(SimulatedProcess process) {
        int count = deployments.size() > 100 ? 150 : 1;
        for (int i = 0; i < count; i++) {
            process.openHandle(deployments.get(random.nextInt(deployments.size())), now);
        }
    }

    private void startAProcess() {
        ProcessId id = new ProcessId("127.0.0.1:" + (25_000 + nextUid % 3), nextUid++);
        SimulatedProcess process = new SimulatedProcess(id, random, now);
        alive.put(id, process);
        controller.load().admit(id, true, true);
        openHandles(process);
    }

    /** Its last reports stay on their way; the cluster learns of its end some time later. */
    private void crash(SimulatedProcess process) {
        alive.remove(process.id());
        if (alive.isEmpty()) {
            startAProcess();
        }
        deliver(5 * SECOND, () -> controller.load().remove(process.id(), micros()));
    }

    private void replaceTheController() {
        frozen = controller;
        Controller next = new Controller(
                new Term(controller.term().number() + 1, random.nextInt(9)),
                new ClusterLoad((load, at) -> {}),
                new HashMap<>());
        alive.keySet().forEach(id -> next.load().admit(id, true, false));
        controller = next;
    }

    private void advance(long nanos) {
        long end = now + nanos;
        while (true) {
            pushAll();
            Delivery next = channel.peek();
            if (next == null || next.atNanos() > end) {
                break;
            }
            channel.poll();
            now = Math.max(now, next.atNanos());
            next.action().run();
        }
        now = end;
        controller.load().markSilent(micros(), 3_000_000);
        nothingFalls();
    }

    private void pushAll() {
        for (SimulatedProcess process : alive.values()) {
            for (MetricsReport part : process.push(now)) {
                messages++;
                onSend.accept(part);
                send(process, () -> receive(process, part));
            }
        }
    }

    private void receive(SimulatedProcess process, MetricsReport part) {
        Controller receiver = frozen != null && faults && random.nextInt(20) == 0 ? frozen : controller;
        Receipt receipt = receiver.load().record(part, micros()).receipt();
        assertThat(receiver.load().record(part, micros()).refused())
                .as("refused entries of a repeat")
                .isEmpty();
        if (receipt instanceof Receipt.Held held) {
            reply(process, new ReportAcknowledged(receiver.term(), held.sequence(), Duration.ofSeconds(1)));
        } else if (receipt instanceof Receipt.BaseMissing missing) {
            reply(process, new SnapshotNeeded(receiver.term(), missing.sequence(), Duration.ofSeconds(1)));
        }
    }

    private void reply(SimulatedProcess process, PusherCommand answer) {
        send(process, () -> process.answer(answer));
    }

    private void send(SimulatedProcess process, Runnable arrival) {
        if (!faults) {
            deliver(MILLI, arrival);
            return;
        }
        if (process.cut || random.nextInt(8) == 0) {
            return;
        }
        int copies = random.nextInt(10) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            deliver(random.nextInt(12) == 0 ? random.nextLong(6 * SECOND) : random.nextLong(40 * MILLI), arrival);
        }
    }

    private void deliver(long delay, Runnable action) {
        channel.add(new Delivery(now + delay, order++, action));
    }

    private void nothingFalls() {
        for (DeploymentLoad load : controller.load().deployments()) {
            long before = controller.arrivalsSeen().getOrDefault(load.id(), 0L);
            assertThat(load.counters().arrivals())
                    .as("arrivals of %s", load.id())
                    .isGreaterThanOrEqualTo(before);
            assertThat(load.ongoing()).as("ongoing of %s", load.id()).isNotNegative();
            assertThat(load.queued()).as("queued of %s", load.id()).isNotNegative();
            controller.arrivalsSeen().put(load.id(), load.counters().arrivals());
        }
    }

    private long micros() {
        return now / 1_000;
    }
}
