package io.swell.simulator.swell;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import org.junit.jupiter.api.Test;

/** Reports every second, at 0.5 s and so on; urgent ones at least 100 ms apart. */
class SimulatedPusherTest {

    private static final MetricsPusherSettings SETTINGS =
            SwellSettings.fromConfig(ConfigFactory.defaultReference()).metricsPusher();

    private final LoadMeter meter = new LoadMeter(0);
    private final SimulatedPusher pusher = new SimulatedPusher(new DeploymentId("it"), meter, SETTINGS, 0.5);

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void arrive(double now, int requests) {
        for (int i = 0; i < requests; i++) {
            meter.queued(nanos(now));
            pusher.mustWait(now, 1);
        }
    }

    @Test
    void aLoadThatOnlyGoesOnIsSaidOnce() {
        meter.queued(nanos(0.2));

        MetricsReport first = pusher.report(pusher.dueAt());
        assertThat(first.isSnapshot()).isTrue();
        assertThat(first.names()).containsExactly("it");
        assertThat(first.load().queuedMicros()).containsExactly(300_000);
        assertThat(pusher.dueAt()).isEqualTo(1.5);
        MetricsReport second = pusher.report(pusher.dueAt());
        assertThat(second.isHeartbeat()).isTrue();
        assertThat(second.baseSequence()).isEqualTo(first.sequence());

        meter.assigned(nanos(2), false);
        assertThat(pusher.report(pusher.dueAt()).load().running()).containsExactly(1);
    }

    //  report at 0.5, edge at 0.9, edge at 0.95 must wait for 1.0, regular at 1.5
    @Test
    void aLoadThatHasGrownALotIsSaidAtOnceButNotTooOften() {
        pusher.report(0.5);
        arrive(0.9, 17);
        assertThat(pusher.dueAt()).isEqualTo(0.9);
        assertThat(pusher.report(0.9).urgent()).isTrue();

        arrive(0.95, 18);
        assertThat(pusher.dueAt()).isEqualTo(1.0);
        pusher.report(1.0);
        assertThat(pusher.dueAt()).isEqualTo(1.5);
        assertThat(pusher.report(1.5).urgent()).isFalse();
    }

    @Test
    void aSmallLoadIsNoEdgeUnlessNothingRuns() {
        pusher.report(0.5);
        arrive(0.9, 16);
        assertThat(pusher.dueAt()).isEqualTo(1.5);

        pusher.mustWait(0.9, 0);
        assertThat(pusher.dueAt()).isEqualTo(0.9);
    }

    @Test
    void aRegularReportRightAfterAnUrgentOneIsLeftOut() {
        pusher.report(0.5);
        arrive(1.4, 17);
        pusher.report(1.4);

        assertThat(pusher.dueAt()).isEqualTo(2.5);
    }
}
