package io.swell.simulator.swell;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.ClusterLoad;
import io.swell.controller.autoscaling.load.DeploymentLoad;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadMeter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The controller's rounds are every second, at 0.5 s and so on; urgent reports are at least 100 ms apart. */
class SimulatedPusherTest {

    private static final DeploymentId DEPLOYMENT = new DeploymentId("it");
    private static final MetricsPusherSettings SETTINGS =
            SwellSettings.fromConfig(ConfigFactory.defaultReference()).metricsPusher();

    private final LoadMeter meter = new LoadMeter(0);
    private final SimulatedPusher pusher = new SimulatedPusher(DEPLOYMENT, meter, SETTINGS, 0.5);
    private final ClusterLoad load = new ClusterLoad((ordinal, atMicros) -> {});

    @BeforeEach
    void admit() {
        load.admit(SimulatedPusher.PROCESS, true, true);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void arrive(double now, int requests) {
        for (int i = 0; i < requests; i++) {
            meter.queued(nanos(now));
            pusher.mustWait(now, 1);
        }
    }

    private void pushUntil(double end) {
        while (pusher.dueAt() <= end) {
            pusher.push(pusher.dueAt(), load);
        }
    }

    @Test
    void aNewHandleIsReportedAtOnceAndThenInTheControllersRounds() {
        assertThat(pusher.dueAt()).isZero();

        pusher.push(0, load);
        assertThat(load.load(DEPLOYMENT).handles()).isEqualTo(1);
        assertThat(pusher.dueAt()).isEqualTo(0.5);
        pusher.push(0.5, load);
        assertThat(pusher.dueAt()).isEqualTo(1.5);
    }

    //  round at 0.5, edge at 0.9, edge at 0.95 must wait for 1.0, round at 1.5
    @Test
    void aLoadThatHasGrownALotIsSaidAtOnceButNotTooOften() {
        pushUntil(0.5);
        arrive(0.9, 17);
        assertThat(pusher.dueAt()).isEqualTo(0.9);
        pusher.push(0.9, load);
        assertThat(load.load(DEPLOYMENT).queued()).isEqualTo(17);

        arrive(0.95, 18);
        assertThat(pusher.dueAt()).isEqualTo(1.0);
        pusher.push(1.0, load);
        assertThat(pusher.dueAt()).isEqualTo(1.5);
    }

    @Test
    void aSmallLoadIsNoEdgeUnlessNothingRuns() {
        pushUntil(0.5);
        arrive(0.9, 16);
        assertThat(pusher.dueAt()).isEqualTo(1.5);

        pusher.mustWait(0.9, 0);
        assertThat(pusher.dueAt()).isEqualTo(0.9);
    }

    @Test
    void aRoundRightAfterAnUrgentReportIsLeftOut() {
        pushUntil(0.5);
        arrive(1.4, 17);
        pusher.push(1.4, load);

        assertThat(pusher.dueAt()).isEqualTo(2.5);
    }

    @Test
    void theControllerHoldsWhatTheMeterSays() {
        SplittableRandom random = new SplittableRandom(5);
        pushUntil(0);
        for (int step = 1; step <= 10_000; step++) {
            double now = step / 50.0;
            pushUntil(now);
            arrive(now, random.nextInt(3));
            for (int running = meter.ongoing(); running > random.nextInt(1, 40); running--) {
                meter.assigned(nanos(now), false);
                meter.completed(nanos(now));
            }
        }

        pushUntil(202);

        DeploymentLoad held = load.load(DEPLOYMENT);
        assertThat(held.ongoing()).isEqualTo(meter.ongoing());
        assertThat(held.counters().arrivals()).isEqualTo(meter.read(nanos(202)).arrivals());
        assertThat(held.integralMicros(202_000_000))
                .isEqualTo(meter.read(nanos(202)).queuedMicros());
    }
}
