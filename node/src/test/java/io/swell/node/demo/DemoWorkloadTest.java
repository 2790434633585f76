package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.node.demo.DemoWorkload.DeploymentLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorkloadTest {

    private static final Config CONFIG =
            ConfigFactory.parseResources("demo.conf").getConfig("swell.deployments");

    /** Real clusters start, report and decide later than the sketch. */
    private static final double MARGIN_SECONDS = 1;

    private static ScalingSketch.Limits limits(DeploymentLoad load) {
        Config config = CONFIG.getConfig(load.deployment().name()).getConfig("autoscaling");
        return new ScalingSketch.Limits(
                load.deployment(),
                config.getInt("min-replicas"),
                config.getInt("max-replicas"),
                config.getDouble("target-ongoing-requests"),
                seconds(config, "look-back-period"),
                seconds(config, "upscale-delay"),
                seconds(config, "downscale-delay"),
                seconds(
                        config,
                        config.hasPath("downscale-to-zero-delay") ? "downscale-to-zero-delay" : "downscale-delay"));
    }

    private static double seconds(Config config, String key) {
        return config.getDuration(key).toMillis() / 1000.0 + (key.endsWith("delay") ? MARGIN_SECONDS : 0);
    }

    @ParameterizedTest(name = "in {0} s")
    @ValueSource(ints = {30, 60, 120, 300})
    void everyDeploymentIsAskedToScaleUpAndDownWhateverTheSeed(int seconds) {
        for (long seed = 1; seed <= 50; seed++) {
            for (DeploymentLoad load : DemoWorkload.builtIn(seconds, seed).loads()) {
                ScalingSketch sketch = new ScalingSketch(load.schedule(), seconds, limits(load));
                String what = load.deployment() + " in " + seconds + " s of seed " + seed + ": " + sketch.targets();
                assertThat(sketch.scaleUps()).as(what).isPositive();
                assertThat(sketch.scaleDowns()).as(what).isPositive();
            }
        }
    }

    @ParameterizedTest(name = "in {0} s")
    @ValueSource(ints = {30, 60, 120, 300})
    void reportsSleepsAndComesBackWhateverTheSeed(int seconds) {
        for (long seed = 1; seed <= 50; seed++) {
            DeploymentLoad reports = DemoWorkload.builtIn(seconds, seed).loads().get(2);
            ScalingSketch sketch = new ScalingSketch(reports.schedule(), seconds, limits(reports));
            assertThat(sketch.sleptAndCameBack())
                    .as("seed %d: %s", seed, sketch.targets())
                    .isTrue();
        }
    }

    @Test
    void configuresTheDeploymentsItDrives() {
        assertThat(DemoWorkload.builtIn(60, 1).loads())
                .extracting(load -> load.deployment().name())
                .containsExactly("thumbnails", "checkout", "reports")
                .allSatisfy(name -> assertThat(CONFIG.hasPath(name)).isTrue());
        assertThat(CONFIG.root()).hasSize(3);
    }

    @Test
    void allReplicasFitOnTheThreeHosts() {
        Config all = ConfigFactory.parseResources("demo.conf").getConfig("swell");
        int replicas = CONFIG.root().keySet().stream()
                .mapToInt(name -> CONFIG.getInt(name + ".autoscaling.max-replicas"))
                .sum();

        assertThat((double) replicas).isLessThanOrEqualTo(3 * all.getDouble("replica-host.resources.cpu"));
    }

    @Test
    void theSameSeedSendsTheSameAndAnotherSeedDoesNot() {
        assertThat(fingerprint(7)).isEqualTo(fingerprint(7)).isNotEqualTo(fingerprint(8));
    }

    private static List<Long> fingerprint(long seed) {
        return DemoWorkload.builtIn(60, seed).loads().stream()
                .flatMap(load -> IntStream.range(0, load.schedule().size())
                        .mapToObj(i -> load.schedule().arrivalMicros(i) * 1_000_000
                                + load.schedule().serviceMicros(i)))
                .toList();
    }

    @Test
    void drivesAsMuchLoadAsItsShapeSays() {
        SampleDeployment sample = new SampleDeployment("x", LoadShape.wave(1, 5, 1), 5, 50_000, 150_000);

        ArrivalSchedule schedule = sample.draw(2_000, new java.util.SplittableRandom(1));

        double work = IntStream.range(0, schedule.size())
                .mapToLong(schedule::serviceMicros)
                .sum();
        assertThat(work / 2_000e6).as("mean ongoing").isCloseTo(3, within(0.1));
    }

    @Test
    void serviceTimesAreShortEnoughToWatch() {
        for (DeploymentLoad load : DemoWorkload.builtIn(60, 1).loads()) {
            for (int i = 0; i < load.schedule().size(); i++) {
                assertThat(load.schedule().serviceMicros(i)).isBetween(50_000L, 400_000L);
                assertThat(load.schedule().arrivalMicros(i)).isBetween(0L, 60_000_000L - 1);
            }
        }
    }

    @Test
    void replaysATraceOnOneDeploymentThatIsConfigured(@TempDir Path folder) throws IOException {
        Path trace = Files.writeString(folder.resolve("t.csv"), "arrival_s,service_s\n0,1\n10,2\n");

        DemoWorkload workload = DemoWorkload.replay(trace, 5, 60, 1);

        assertThat(workload.requests()).isEqualTo(2);
        assertThat(workload.loads().get(0).schedule().arrivalMicros(1)).isEqualTo(2_000_000);
        Config config = ConfigFactory.parseResources(workload.configuration());
        assertThat(config.getConfig("swell.deployments").root().keySet())
                .containsExactly(workload.loads().get(0).deployment().name());
    }
}
