package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostCommand.StartReplica;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.ReplicaCommand;
import io.swell.shared.protocol.ServiceKeys;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A cluster of one node, whose controller has probes for a pusher, a directory and a replica host. Its clock moves only
 * by hand; its timers run by themselves.
 */
final class ControllerFixture implements AutoCloseable {

    static final DeploymentId ECHO = new DeploymentId("echo");

    /** Granted as long as nothing is late. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String CONFIG =
            """
            akka {
              loggers = ["akka.event.slf4j.Slf4jLogger"]
              logging-filter = "akka.event.slf4j.Slf4jLoggingFilter"
              loglevel = INFO
              actor.provider = cluster
              remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
              cluster {
                roles = [controller, handle, replica]
                gossip-interval = 100ms
                leader-actions-interval = 100ms
                periodic-tasks-initial-delay = 100ms
                jmx.enabled = off
                typed.receptionist.distributed-key-count = 1
              }
              coordinated-shutdown.exit-jvm = off
            }
            swell.controller.control-loop-interval = 20ms
            swell.deployments.echo {
              handler = "com.acme.Echo"
              max-ongoing-requests = 3
              autoscaling { min-replicas = 0, max-replicas = 4 }
            }
            """;

    final ActorTestKit kit;
    final ManualClock clock = new ManualClock();
    final TestProbe<PusherCommand> pusher;
    final TestProbe<DirectoryCommand> directory;
    final TestProbe<HostCommand> host;
    final ActorRef<ReplicaCommand> replicaRef;
    final ProcessId process;
    private long hostSequence;

    ControllerFixture() {
        this("");
    }

    /** @param more configuration besides that of one deployment, {@link #ECHO} */
    ControllerFixture(String more) {
        kit = ActorTestKit.create(
                "controller",
                ConfigFactory.parseString(more)
                        .withFallback(ConfigFactory.parseString(CONFIG))
                        .withFallback(ConfigFactory.load()));
        pusher = kit.createTestProbe("pusher", PusherCommand.class);
        directory = kit.createTestProbe("directory", DirectoryCommand.class);
        host = kit.createTestProbe("host", HostCommand.class);
        replicaRef = kit.createTestProbe(ReplicaCommand.class).getRef();
        Cluster cluster = Cluster.get(kit.system());
        TestProbe<Object> asker = kit.createTestProbe();
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        asker.awaitAssert(Duration.ofSeconds(10), () -> {
            if (!cluster.selfMember().status().equals(akka.cluster.MemberStatus.up())) {
                throw new AssertionError("member is " + cluster.selfMember().status());
            }
            return null;
        });
        process = ClusterWatch.processOf(cluster.selfMember().uniqueAddress());
        kit.system().receptionist().tell(Receptionist.register(ServiceKeys.REPLICA_HOST, host.getRef()));
    }

    ActorRef<ControllerCommand> start() {
        SwellSettings settings =
                SwellSettings.fromConfig(kit.system().settings().config());
        return kit.spawn(ControllerActor.create(settings, clock.nanoSource(), new SplittableRandom(1)));
    }

    /** The controller has presented itself to the host, and heard that there is nothing on it. */
    Term introduced(ActorRef<ControllerCommand> controller) {
        Term term = expectIntroduction(controller);
        report(controller, List.of());
        host.expectMessage(new HostCommand.ReportReceived(term, hostSequence));
        return term;
    }

    Term expectIntroduction(ActorRef<ControllerCommand> controller) {
        var introduction = host.expectMessageClass(HostCommand.IntroduceController.class, Duration.ofSeconds(10));
        if (!introduction.controller().equals(controller)) {
            throw new AssertionError("introduced itself as " + introduction.controller());
        }
        return introduction.term();
    }

    void report(ActorRef<ControllerCommand> controller, List<HostedReplica> replicas) {
        report(controller, ++hostSequence, replicas);
    }

    void report(ActorRef<ControllerCommand> controller, long sequence, List<HostedReplica> replicas) {
        report(controller, HostReport.EVERYTHING, sequence, replicas, List.of());
    }

    void report(
            ActorRef<ControllerCommand> controller,
            long base,
            long sequence,
            List<HostedReplica> replicas,
            List<ReplicaId> removed) {
        controller.tell(new HostReport(
                process, base, sequence, 0, 1, Map.of("cpu", 8.0), false, replicas, removed, host.getRef()));
    }

    HostedReplica hosted(StartReplica order, ReplicaPhase phase) {
        return hosted(order.replica(), order.spec().version(), phase);
    }

    HostedReplica hosted(ReplicaId replica, String version, ReplicaPhase phase) {
        return new HostedReplica(replica, version, phase, "", replicaRef);
    }

    /** Orders before it are passed over. */
    void expectReceipt(Term term, long sequence) {
        host.fishForMessage(
                        Duration.ofSeconds(5),
                        message -> message instanceof HostCommand.ReportReceived
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .forEach(receipt -> assertThat(receipt).isEqualTo(new HostCommand.ReportReceived(term, sequence)));
    }

    StartReplica expectStart() {
        return expectHost(StartReplica.class);
    }

    /** The next order of this kind; acknowledgements between are passed over. */
    <T extends HostCommand> T expectHost(Class<T> type) {
        for (int i = 0; i < 20; i++) {
            HostCommand next = host.receiveMessage(Duration.ofSeconds(5));
            if (type.isInstance(next)) {
                return type.cast(next);
            }
            if (!(next instanceof HostCommand.ReportReceived)) {
                throw new AssertionError("waited for " + type.getSimpleName() + ", was: " + next);
            }
        }
        throw new AssertionError("nothing but acknowledgements");
    }

    void push(ActorRef<ControllerCommand> controller, MetricsReport report) {
        controller.tell(new PushMetrics(report, pusher.getRef(), directory.getRef()));
    }

    /** The first of so many parts, by a process that heard of this term. */
    MetricsReport emptyReport(long sequence, int parts, Term heard) {
        return new MetricsReport(
                process, sequence, 0, 0, parts, 0, heard, 4, false, 0, new String[0], PackedLoad.EMPTY);
    }

    /** One handle for echo, and this much waiting at it. */
    MetricsReport queued(long sequence, long base, int requests) {
        LoadColumns columns = LoadColumns.ofSize(1);
        columns.set(0, 0, 1, new LoadSnapshot(requests, 0, 0, 0, requests, 0, 0, 0, 0));
        return report(sequence, base, PackedLoad.of(columns));
    }

    MetricsReport report(long sequence, long base, PackedLoad load) {
        return new MetricsReport(process, sequence, base, 0, 1, 0, Term.NONE, 0, false, 0, new String[] {"echo"}, load);
    }

    ClusterStatus status(ActorRef<ControllerCommand> controller) {
        TestProbe<StatusPage> asker = kit.createTestProbe(StatusPage.class);
        controller.tell(new ControllerCommand.GetStatus(asker.getRef(), StatusPage.Cursor.START, 20));
        return asker.receiveMessage(Duration.ofSeconds(5)).status();
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
