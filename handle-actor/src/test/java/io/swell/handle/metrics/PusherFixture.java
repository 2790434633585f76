package io.swell.handle.metrics;

import akka.actor.Cancellable;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.ControllerCommand.SayGoodbye;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.protocol.PusherCommand.ReportAcknowledged;
import io.swell.shared.protocol.Term;
import io.swell.shared.timer.SingleTimer;
import io.swell.testsupport.ManualClock;
import java.time.Duration;

/** A pusher whose controller is a probe. Its first report is due after 500 ms; time stands still until it is moved. */
final class PusherFixture implements AutoCloseable {

    static final ProcessId PROCESS = new ProcessId("10.0.0.1:25520", 1);
    static final DeploymentId ECHO = new DeploymentId("echo");
    static final Term TERM = new Term(2, 1);
    static final Duration INTERVAL = Duration.ofSeconds(1);
    static final MetricsPusherSettings SETTINGS =
            new MetricsPusherSettings(INTERVAL, Duration.ofMillis(1_500), Duration.ofMillis(100), 2, 65_536);

    private static final long HALF = 1L << 63;

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
    final ManualTime time = ManualTime.get(kit.system());
    final ManualClock clock = new ManualClock();
    final TestProbe<ControllerCommand> controller = kit.createTestProbe(ControllerCommand.class);
    final ActorRef<DirectoryCommand> directory =
            kit.createTestProbe(DirectoryCommand.class).getRef();
    final ActorRef<PusherCommand> pusher = kit.spawn(MetricsPusherActor.create(
            PROCESS, SETTINGS, controller.getRef(), directory, clock.nanoSource(), ByHand::new, () -> HALF));
    private long lastHandle;

    /** Goes off when time is moved. */
    private final class ByHand implements SingleTimer {
        private Cancellable next = Cancellable.alreadyCancelled();

        @Override
        public void set(long waitNanos, Runnable due) {
            cancel();
            next = kit.system()
                    .scheduler()
                    .scheduleOnce(Duration.ofNanos(waitNanos), due, kit.system().executionContext());
        }

        @Override
        public void cancel() {
            next.cancel();
        }

        @Override
        public void close() {
            cancel();
        }
    }

    PusherFixture() {
        letPusherCatchUp();
    }

    /** Moves both clocks, then waits until the pusher has dealt with what fell due. */
    void pass(long millis) {
        clock.advance(Duration.ofMillis(millis));
        time.timePasses(Duration.ofMillis(millis));
        letPusherCatchUp();
    }

    /** Returns when the pusher has dealt with everything told before. */
    void letPusherCatchUp() {
        TestProbe<MetricsPusherActor.Handles> asker = kit.createTestProbe(MetricsPusherActor.Handles.class);
        pusher.tell(new MetricsPusherActor.GetHandles(asker.getRef()));
        asker.receiveMessage();
    }

    /** A handle of echo whose requests are counted by hand. */
    LoadMeter register(ActorRef<HandleCommand> ref) {
        LoadMeter meter = new LoadMeter(clock.nanoTime());
        pusher.tell(new MetricsPusherActor.RegisterHandle(new HandleId(ECHO, ++lastHandle), meter, ref));
        return meter;
    }

    LoadMeter registered() {
        LoadMeter meter = register(kit.createTestProbe(HandleCommand.class).getRef());
        acknowledge(nextReport());
        return meter;
    }

    void queue(LoadMeter meter, int requests) {
        for (int i = 0; i < requests; i++) {
            meter.queued(clock.nanoTime());
        }
    }

    void urgent() {
        pusher.tell(new MetricsPusherActor.NoteUrgency(ECHO));
        letPusherCatchUp();
    }

    MetricsReport nextReport() {
        return controller.expectMessageClass(PushMetrics.class).report();
    }

    void nothingSent() {
        letPusherCatchUp();
        // What the pusher sent, if anything, now comes before this.
        SayGoodbye marker = new SayGoodbye(PROCESS, Long.MAX_VALUE);
        controller.getRef().tell(marker);
        controller.expectMessage(marker);
    }

    void acknowledge(MetricsReport report) {
        acknowledge(report, INTERVAL);
    }

    void acknowledge(MetricsReport report, Duration nextInterval) {
        pusher.tell(new ReportAcknowledged(TERM, report.sequence(), nextInterval));
        letPusherCatchUp();
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
