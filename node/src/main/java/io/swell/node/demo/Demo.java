package io.swell.node.demo;

import akka.actor.typed.ActorSystem;
import io.swell.node.demo.DemoDriver.Progress;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.MessageCounts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The main job in one command: three JVMs on loopback, sample deployments, load, a live table and a summary. */
public final class Demo {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(70);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    /** What every process reports at, by default; one message per handle would come as often. */
    private static final double REPORT_INTERVAL_SECONDS = 1;

    private final DemoOptions options;
    private final PrintStream out;
    private final Map<String, String> environment;
    private final Consumer<ClusterStatus> onlooker;
    private final DemoObserver observer = new DemoObserver();
    private volatile boolean interrupted;

    private Demo(
            DemoOptions options, PrintStream out, Map<String, String> environment, Consumer<ClusterStatus> onlooker) {
        this.options = options;
        this.out = out;
        this.environment = environment;
        this.onlooker = onlooker;
    }

    /**
     * Runs the demo to its end; nothing of it is left then.
     *
     * @return the exit code: 0 if every request was answered, exactly once and by user code or a full queue
     * @throws io.swell.shared.input.BadInput if the trace breaks a rule; nothing was started
     */
    public static int run(DemoOptions options, PrintStream out, Map<String, String> environment) {
        return run(options, out, environment, status -> {});
    }

    /**
     * The same with somebody looking on.
     *
     * @param onlooker is shown the cluster just before the load begins, and again and again until all is answered
     */
    static int run(
            DemoOptions options, PrintStream out, Map<String, String> environment, Consumer<ClusterStatus> onlooker) {
        return new Demo(options, out, environment, onlooker).run(DemoNode.workload(options));
    }

    private int run(DemoWorkload workload) {
        int[] ports = freePorts();
        List<MemberProcess> members = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted = true, "note-interruption"));
        out.println("Starting " + DemoNode.PROCESSES + " JVMs …");
        out.flush();
        ActorSystem<Void> system = null;
        try {
            for (int part = 1; part < DemoNode.PROCESSES; part++) {
                members.add(MemberProcess.start(options, part, ports[part], ports[0]));
            }
            system = DemoNode.start(options, workload, 0, ports[0], ports[0]);
            return conduct(new DemoRun(system), members);
        } catch (DemoFailure failure) {
            report(failure, members);
            return 1;
        } finally {
            members.forEach(MemberProcess::beginToEnd);
            if (system != null) {
                system.terminate();
                system.getWhenTerminated().toCompletableFuture().join();
            }
            members.forEach(MemberProcess::close);
        }
    }

    private int conduct(DemoRun run, List<MemberProcess> members) {
        DemoRun.until(
                () -> {
                    membersLive(members);
                    return run.isReady();
                },
                START_LIMIT,
                "the processes did not form a cluster with all replicas");
        look(run.status());
        long startMillis = System.currentTimeMillis();
        long startNanos = System.nanoTime();
        run.begin();
        DemoSummary summary = watch(run, members, startMillis, startNanos);
        out.println();
        SummaryText.lines(summary, observer.events(), startMillis).forEach(out::println);
        options.record().ifPresent(file -> out.println("Load recorded  " + file + ".1 to ." + DemoNode.PROCESSES));
        out.flush();
        options.json().ifPresent(file -> write(file, summary));
        boolean good = summary.requests().addsUp() && summary.requests().failed() == 0;
        return good ? 0 : 1;
    }

    /** What ends because somebody pressed Ctrl-C did not fail. */
    private void report(DemoFailure failure, List<MemberProcess> members) {
        if (interrupted) {
            out.println("Stopped before its end.");
        } else {
            out.println("The demo failed: " + failure.getMessage());
            members.forEach(member -> out.println(member.output()));
        }
        out.flush();
    }

    private DemoSummary watch(DemoRun run, List<MemberProcess> members, long startMillis, long startNanos) {
        long loadNanos = TimeUnit.SECONDS.toNanos(options.seconds());
        try (DemoDisplay display = DemoDisplay.open(out, environment)) {
            while (true) {
                DemoRun.pause(LOOK_INTERVAL);
                membersLive(members);
                ClusterStatus status = run.status();
                Progress progress = run.progress();
                look(status);
                long elapsedNanos = System.nanoTime() - startNanos;
                display.show(new DemoView(
                        status,
                        progress.counts(),
                        progress.handles(),
                        observer.events(),
                        startMillis,
                        elapsedNanos / 1_000,
                        loadNanos / 1_000));
                boolean finished = progress.done() && progress.counts().addsUp();
                if (elapsedNanos >= loadNanos && (finished || elapsedNanos > loadNanos + FINISH_LIMIT.toNanos())) {
                    return summary(progress, elapsedNanos / 1e9);
                }
            }
        }
    }

    private void look(ClusterStatus status) {
        observer.observe(status);
        onlooker.accept(status);
    }

    private DemoSummary summary(Progress progress, double seconds) {
        MessageCounts messages = observer.messages();
        return new DemoSummary(
                Math.round(seconds * 1_000) / 1_000.0,
                observer.processes(),
                progress.handles(),
                progress.counts(),
                messages.reports(),
                messages.heartbeats(),
                messages.urgent(),
                Math.round(progress.handles() * seconds / REPORT_INTERVAL_SECONDS),
                observer.deployments());
    }

    private static void membersLive(List<MemberProcess> members) {
        if (!members.stream().allMatch(MemberProcess::isAlive)) {
            throw new DemoFailure("a process of the demo has ended");
        }
    }

    private static void write(java.nio.file.Path file, DemoSummary summary) {
        try {
            Files.writeString(file, summary.toJson() + "\n");
        } catch (IOException e) {
            throw new DemoFailure("cannot write " + file + ": " + e.getMessage());
        }
    }

    /** Free when asked; held all at once, so that they differ. */
    private static int[] freePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] ports = new int[DemoNode.PROCESSES];
            for (int i = 0; i < ports.length; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                ports[i] = sockets.get(i).getLocalPort();
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
