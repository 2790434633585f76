package io.swell.shared.protocol;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import io.swell.shared.protocol.ClusterStatus.OrderStatus;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One of each message that may cross JVMs, with values at the edges of what they may be. */
final class WireSamples {

    static final DeploymentId ECHO = new DeploymentId("echo");
    static final ProcessId PROCESS = new ProcessId("10.0.0.1:25520", -7_340_032_123L);
    static final ReplicaId REPLICA = new ReplicaId(ECHO, "3-beef-12");
    static final Parent PARENT = new Parent(300, "akka://swell@10.0.0.1:25520/system/swell-replica-host");
    static final Term TERM = new Term(3, Long.MIN_VALUE);

    final ActorRef<ControllerCommand> controller;
    final ActorRef<PusherCommand> pusher;
    final ActorRef<DirectoryCommand> directory;
    final ActorRef<HostCommand> host;
    final ActorRef<ReplicaCommand> replica;
    final ActorRef<HandleCommand> handle;
    private final ActorRef<StatusPage> asker;
    private final ActorRef<OrderAnswer> operator;
    private final ActorRef<DeploymentAnswer> questioner;
    private final Payload payload;

    WireSamples(ActorTestKit kit, Serialization serialization) throws NotSerializableException {
        controller = kit.createTestProbe(ControllerCommand.class).getRef();
        pusher = kit.createTestProbe(PusherCommand.class).getRef();
        directory = kit.createTestProbe(DirectoryCommand.class).getRef();
        host = kit.createTestProbe(HostCommand.class).getRef();
        replica = kit.createTestProbe(ReplicaCommand.class).getRef();
        handle = kit.createTestProbe(HandleCommand.class).getRef();
        asker = kit.createTestProbe(StatusPage.class).getRef();
        operator = kit.createTestProbe(OrderAnswer.class).getRef();
        questioner = kit.createTestProbe(DeploymentAnswer.class).getRef();
        payload = Payload.of("a request").encode(serialization);
    }

    List<WireMessage> all() {
        return List.of(
                new ControllerCommand.PushMetrics(report(), pusher, directory),
                new ControllerCommand.SayGoodbye(PROCESS, Long.MAX_VALUE),
                new ControllerCommand.HostReport(
                        PROCESS,
                        7,
                        9,
                        1,
                        3,
                        Map.of("cpu", 4.5, "memory", 1e10),
                        true,
                        List.of(hosted()),
                        List.of(REPLICA),
                        host),
                new ControllerCommand.HostMetrics(
                        PROCESS,
                        Long.MAX_VALUE,
                        2,
                        3,
                        List.of(new MetricSum(ECHO, "queue-length", Integer.MAX_VALUE, -Double.MAX_VALUE))),
                new ControllerCommand.GetStatus(asker, new StatusPage.Cursor("echo", 3), 5),
                new ControllerCommand.GetDeployment(ECHO, questioner),
                new ControllerCommand.PauseScaling(ECHO, Duration.ZERO, operator),
                new ControllerCommand.ResumeScaling(ECHO, operator),
                new ControllerCommand.ScaleByHand(ECHO, 100_000, Duration.ofMinutes(30), operator),
                OrderAnswer.notDeployed(ECHO),
                new DirectoryCommand.RoutingUpdate(TERM, 17, false, List.of(PARENT), List.of(routes())),
                new HandleCommand.RequestCompleted(1, payload),
                new HandleCommand.RequestFailed(2, "java.lang.IllegalStateException", "what\nhappened: \u00e9\u4e16"),
                new HandleCommand.RequestRefused(3, REPLICA, true),
                new HandleCommand.RequestUnknown(-1),
                new HostCommand.IntroduceController(TERM, controller),
                new HostCommand.StartReplica(TERM, REPLICA, spec()),
                new HostCommand.DrainReplica(TERM, REPLICA),
                new HostCommand.StopReplica(TERM, REPLICA),
                new HostCommand.ReportReceived(TERM, 9),
                new PusherCommand.ReportAcknowledged(TERM, 4, Duration.ofNanos(1_000_000_001)),
                new PusherCommand.SnapshotNeeded(Term.NONE, 5, Duration.ofDays(100)),
                new ReplicaCommand.Execute(6, payload, Duration.ZERO, handle),
                new ReplicaCommand.Abandon(7, handle),
                new StatusPage(status(), StatusPage.Cursor.START, true),
                new DeploymentAnswer(status().deployments()));
    }

    static MetricsReport report() {
        LoadColumns columns = LoadColumns.ofSize(3);
        columns.set(0, 0, 1, LoadSnapshot.ZERO);
        columns.set(1, 1, 7, new LoadSnapshot(1, 2, 3, 4, 5, 6, 7, 8, 9));
        long most = Long.MAX_VALUE;
        int many = Integer.MAX_VALUE;
        columns.set(2, 99_999, many, new LoadSnapshot(many, many, most, most, most, most, most, most, most));
        return new MetricsReport(
                PROCESS,
                12,
                11,
                1,
                3,
                Long.MIN_VALUE,
                TERM,
                17,
                true,
                1,
                new String[] {"echo", "a-1"},
                PackedLoad.of(columns));
    }

    private static RoutesPiece routes() {
        return RoutesPiece.of(
                ECHO,
                Availability.UNHEALTHY,
                "its replicas cannot start",
                new RoutingLimits(5, -1, Optional.of(Duration.ofMillis(250))),
                false,
                List.of(new Located(REPLICA, new ReplicaPlace(PARENT, "/7", -1))),
                List.of(REPLICA));
    }

    static RoutesPiece routes(ReplicaPlace place) {
        return RoutesPiece.of(
                ECHO,
                Availability.DEPLOYED,
                "",
                new RoutingLimits(1, 1_000, Optional.empty()),
                true,
                List.of(new Located(REPLICA, place)),
                List.of());
    }

    private HostedReplica hosted() {
        return new HostedReplica(REPLICA, "v1", ReplicaPhase.CRASHED, "it \"fell\"", replica);
    }

    private static HostCommand.ReplicaSpec spec() {
        return new HostCommand.ReplicaSpec("v1", "com.acme.Echo", "greeting = hello", 5, Duration.ofSeconds(20));
    }

    static ClusterStatus status() {
        DeploymentStatus deployment = new DeploymentStatus(
                ECHO,
                1,
                3,
                Double.NaN,
                2,
                1,
                1,
                0,
                4,
                List.of("10.0.0.1:25520"),
                Availability.DEPLOYED,
                "",
                "ongoing-requests",
                Optional.of(new OrderStatus(OrderStatus.Kind.PAUSED, 2, OptionalLong.of(1_900_000_000_000L))),
                "holds 2",
                List.of(new DecisionStatus(1_900_000_000_000L, 1.5, 1, 2, "because")));
        return new ClusterStatus(
                TERM,
                1_000,
                3,
                List.of(deployment),
                List.of(new ProcessStatus("10.0.0.1:25520", "reporting", -1, 4)),
                new MessageCounts(1, 2, 3, 4, 5, 6));
    }
}
