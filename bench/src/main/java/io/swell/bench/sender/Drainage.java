package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchNode;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.PusherCommand.SnapshotNeeded;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Prebuilt reports, sent again as soon as the controller acknowledges them: as fast as it can take them. */
final class Drainage {

    private static final LoadSnapshot STEP = new LoadSnapshot(0, 0, 0, 400_000, 20, 20, 0, 0, 0);

    private final ActorSystem<?> system;
    private final ActorRef<ControllerCommand> controller;
    private final Traffic traffic;
    private final ActorRef<DirectoryCommand> directory;
    private final List<ActorRef<PusherCommand>> pumps = new ArrayList<>();
    private AtomicBoolean running = new AtomicBoolean();

    Drainage(ActorSystem<?> system, ActorRef<ControllerCommand> controller, Traffic traffic) {
        this.system = system;
        this.controller = controller;
        this.traffic = traffic;
        this.directory = system.systemActorOf(Behaviors.ignore(), "drainage-directory", Props.empty());
    }

    /** Processes from {@code first} report {@code rows} deployments each, from number {@code firstDeployment} on. */
    Map<String, ?> start(JsonNode arguments) {
        int first = arguments.get("first").asInt();
        int rows = arguments.get("rows").asInt();
        int firstDeployment = arguments.get("firstDeployment").asInt();
        running = new AtomicBoolean(true);
        for (int i = 0; i < arguments.get("count").asInt(); i++) {
            Pump pump = new Pump(first + i, rows, firstDeployment, running);
            pumps.add(system.systemActorOf(pump.begin(), "pump-" + (first + i), Props.empty()));
        }
        return Map.of();
    }

    Map<String, ?> stop() {
        running.set(false);
        pumps.clear();
        return Map.of();
    }

    /** One process's reports. */
    private final class Pump {
        private final int process;
        private final int firstDeployment;
        private final LoadColumns columns;
        private final AtomicBoolean mayRun;
        private long sequence;
        private long base;
        private long sentNanos;

        Pump(int process, int rows, int firstDeployment, AtomicBoolean mayRun) {
            this.process = process;
            this.firstDeployment = firstDeployment;
            this.mayRun = mayRun;
            this.columns = LoadColumns.ofSize(rows);
            for (int row = 0; row < rows; row++) {
                columns.set(row, row, 1, new LoadSnapshot(0, row % 3, 0, 3_600_000_000L, 100_000, 99_990, 3, 0, 0));
            }
        }

        Behavior<PusherCommand> begin() {
            return Behaviors.setup(context -> {
                send(context.getSelf());
                return Behaviors.receive(PusherCommand.class)
                        .onMessage(ReportAcknowledged.class, ack -> acknowledged(ack, context.getSelf()))
                        .onMessage(SnapshotNeeded.class, wish -> {
                            base = 0;
                            send(context.getSelf());
                            return Behaviors.same();
                        })
                        .build();
            });
        }

        private Behavior<PusherCommand> acknowledged(ReportAcknowledged ack, ActorRef<PusherCommand> self) {
            if (ack.sequence() != sequence) {
                return Behaviors.same();
            }
            traffic.ageNanos.recordValue(System.nanoTime() - sentNanos);
            traffic.acknowledged.increment();
            base = sequence;
            if (!mayRun.get()) {
                return Behaviors.stopped();
            }
            step();
            send(self);
            return Behaviors.same();
        }

        private void step() {
            for (int row = 0; row < columns.rows(); row++) {
                columns.running()[row] = (columns.running()[row] + 1) % 3;
                columns.runningMicros()[row] += STEP.runningMicros();
                columns.arrivals()[row] += STEP.arrivals();
                columns.completions()[row] += STEP.completions();
            }
        }

        private void send(ActorRef<PusherCommand> self) {
            sequence++;
            sentNanos = System.nanoTime();
            String[] names = new String[base == 0 ? columns.rows() : 0];
            for (int i = 0; i < names.length; i++) {
                names[i] = BenchNode.deployment(firstDeployment + i).name();
            }
            MetricsReport report = new MetricsReport(
                    BenchNode.process(process),
                    sequence,
                    base,
                    0,
                    1,
                    sentNanos / 1_000,
                    Term.NONE,
                    0,
                    false,
                    0,
                    names,
                    PackedLoad.of(columns));
            controller.tell(new PushMetrics(report, self, directory));
            traffic.messages.increment();
            traffic.entries.add(columns.rows());
        }
    }
}
