package io.swell.shared.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.report.ProcessReports;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One deployment with two handles. Times are in milliseconds. */
class LoadSamplerTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final long START = 5_000_000_000L;

    private final ProcessReports reports = new ProcessReports(
            new ProcessId("10.0.0.1:25520", 1),
            new MetricsPusherSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(100), 2, 65_536),
            START);
    private final LoadSampler sampler = new LoadSampler(START);
    private final LoadMeter first = new LoadMeter(START);
    private final LoadMeter second = new LoadMeter(START);

    LoadSamplerTest() {
        reports.register(new HandleId(ECHO, 1), first);
        reports.register(new HandleId(ECHO, 2), second);
    }

    private static long nanos(long millis) {
        return START + millis * 1_000_000;
    }

    private LoadSample sample(long millis) {
        return sampler.sample(reports.meters(), nanos(millis));
    }

    @Test
    void saysWhatHandlesDidTogetherSinceItLastLooked() {
        first.queued(nanos(100));
        second.queued(nanos(200));
        first.assigned(nanos(300), false);
        second.rejected(nanos(500));

        LoadSample sample = sample(1_000);

        assertThat(sample.fromMillis()).isZero();
        assertThat(sample.toMillis()).isEqualTo(1_000);
        assertThat(sample.rows()).containsExactly(new LoadRow(ECHO, 3, 0, 0, 1, 700_000, 1_000_000));
        first.completed(nanos(1_200));
        second.failedInQueue(nanos(1_500));
        assertThat(sample(2_000).rows()).containsExactly(new LoadRow(ECHO, 0, 1, 1, 0, 200_000, 500_000));
    }

    @Test
    void saysNothingOfWhoDidNothing() {
        sample(1_000);

        assertThat(sample(2_000).rows()).isEmpty();
    }

    @Test
    void aHandleThatIsGoneLeavesNothingUnsaid() {
        first.queued(nanos(100));
        first.failedInQueue(nanos(200));
        reports.remove(new HandleId(ECHO, 1), nanos(300));

        assertThat(sample(1_000).rows()).containsExactly(new LoadRow(ECHO, 1, 0, 1, 0, 0, 100_000));
    }

    @Test
    void samplesFollowOneAnotherHoweverTheClockGoes() {
        assertThat(sample(0).toMillis()).isEqualTo(1);
        assertThat(sample(0).toMillis()).isEqualTo(2);
        LoadSample late = sample(7_000);
        assertThat(late.fromMillis()).isEqualTo(2);
        assertThat(late.toMillis()).isEqualTo(7_000);
    }

    @Test
    void samplesAddUpToWhatWasCounted() {
        Random random = new Random(3);
        long arrivals = 0;
        long running = 0;
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt(20);
            LoadMeter meter = random.nextBoolean() ? first : second;
            meter.queued(nanos(now));
            meter.assigned(nanos(now), false);
            now += random.nextInt(20);
            meter.completed(nanos(now));
            if (random.nextInt(30) == 0) {
                for (LoadRow row : sample(now).rows()) {
                    arrivals += row.arrivals();
                    running += row.runningMicros();
                }
            }
        }
        for (LoadRow row : sample(now).rows()) {
            arrivals += row.arrivals();
            running += row.runningMicros();
        }

        assertThat(arrivals).isEqualTo(20_000);
        assertThat(running)
                .isEqualTo(first.read(nanos(now)).runningMicros()
                        + second.read(nanos(now)).runningMicros());
    }
}
