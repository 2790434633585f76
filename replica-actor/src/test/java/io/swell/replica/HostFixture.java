package io.swell.replica;

import static io.swell.replica.TestSystems.SETTINGS;
import static io.swell.replica.TestSystems.SUMMARIZER;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorIdentity;
import akka.actor.Identify;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.DrainReplica;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.HostCommand.ReportReceived;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.HostCommand.StopReplica;
import io.swell.shared.protocol.Term;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A host whose controller is a probe, and whose replicas have the handlers a test lays ready. */
final class HostFixture implements AutoCloseable {

    static final ProcessId PROCESS = new ProcessId("127.0.0.1:2551", 7);
    static final Term TERM = new Term(3, 1);

    final ActorTestKit kit = TestSystems.withManualTime();
    final ManualTime time = ManualTime.get(kit.system());
    final TestProbe<ControllerCommand> controller = kit.createTestProbe(ControllerCommand.class);
    final Queue<RequestHandler<?, ?>> handlers = new ConcurrentLinkedQueue<>();
    /** What the handlers made so far were given. */
    final Queue<ReplicaContext> contexts = new ConcurrentLinkedQueue<>();

    final AtomicInteger created = new AtomicInteger();
    /** What a controller knows that takes every report. */
    final Map<ReplicaId, HostedReplica> shown = new LinkedHashMap<>();

    final ActorRef<HostCommand> host = kit.spawn(ReplicaHostActor.create(
            PROCESS,
            SETTINGS,
            new HandlerFactories(getClass().getClassLoader()).register(SUMMARIZER, this::nextHandler)));

    private RequestHandler<?, ?> nextHandler(ReplicaContext context) {
        contexts.add(context);
        created.incrementAndGet();
        RequestHandler<?, ?> next = handlers.poll();
        return next != null ? next : PromisedHandler.started();
    }

    HostFixture introduced() {
        host.tell(new IntroduceController(TERM, controller.getRef()));
        acknowledge(nextReport());
        return this;
    }

    void start(ReplicaId replica) {
        host.tell(new StartReplica(TERM, replica, TestSystems.spec(2)));
    }

    void drain(ReplicaId replica) {
        host.tell(new DrainReplica(TERM, replica));
    }

    void stop(ReplicaId replica) {
        host.tell(new StopReplica(TERM, replica));
    }

    /** Its contents are shown in {@link #shown} as well. */
    HostReport nextReport() {
        HostReport report = controller.expectMessageClass(HostReport.class);
        if (report.base() == HostReport.EVERYTHING) {
            shown.clear();
        }
        report.removed().forEach(shown::remove);
        report.replicas().forEach(replica -> shown.put(replica.replica(), replica));
        return report;
    }

    void acknowledge(HostReport report) {
        host.tell(new ReportReceived(TERM, report.sequence()));
    }

    /** The report after which all the host's replicas are in these phases. */
    HostReport awaitPhases(Map<ReplicaId, ReplicaPhase> phases) {
        HostReport report = nextReport();
        for (int tries = 0; tries < 20 && !phases().equals(phases); tries++) {
            report = nextReport();
        }
        assertThat(phases()).isEqualTo(phases);
        return report;
    }

    HostedReplica awaitPhase(ReplicaId replica, ReplicaPhase phase) {
        awaitPhases(Map.of(replica, phase));
        return requireNonNull(shown.get(replica));
    }

    HostedReplica running(ReplicaId replica) {
        start(replica);
        return awaitPhase(replica, ReplicaPhase.RUNNING);
    }

    /** Returns when the host has dealt with everything told before. */
    void letHostCatchUp() {
        TestProbe<Object> asker = kit.createTestProbe(Object.class);
        Adapter.toClassic(host).tell(new Identify("caught up"), Adapter.toClassic(asker.getRef()));
        asker.expectMessageClass(ActorIdentity.class);
    }

    private Map<ReplicaId, ReplicaPhase> phases() {
        return shown.values().stream().collect(toMap(HostedReplica::replica, HostedReplica::phase));
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
