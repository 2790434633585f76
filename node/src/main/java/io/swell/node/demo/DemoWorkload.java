package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the demo sends.
 *
 * @param configuration resource with the deployments, in HOCON
 * @param loads in the order of the table
 */
public record DemoWorkload(String configuration, List<DeploymentLoad> loads) {

    /** One deployment and all its requests. */
    public record DeploymentLoad(DeploymentId deployment, ArrivalSchedule schedule) {}

    /** Rises and falls once, slowly. */
    private static final SampleDeployment THUMBNAILS =
            new SampleDeployment("thumbnails", LoadShape.wave(0.8, 7, 0.8), 7, 100_000, 300_000);

    /** Little to do, and twice a rush. */
    private static final SampleDeployment CHECKOUT = new SampleDeployment(
            "checkout", LoadShape.steady(1).with(0.12, 0.24, 8).with(0.54, 0.68, 10), 10, 50_000, 150_000);

    /** Sleeps, and wakes twice. */
    private static final SampleDeployment REPORTS = new SampleDeployment(
            "reports", LoadShape.steady(0).with(0.04, 0.20, 3).with(0.64, 0.80, 3), 3, 250_000, 400_000);

    private static final List<SampleDeployment> SAMPLES = List.of(THUMBNAILS, CHECKOUT, REPORTS);

    public DemoWorkload {
        loads = List.copyOf(loads);
    }

    /**
     * The three sample deployments: steady, bursty, sleeping. Shapes are laid out over the whole run; with 30 s or more
     * each gives the controller time to scale up and down again.
     *
     * @param seed the same seed sends the same
     */
    public static DemoWorkload builtIn(int seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new DemoWorkload(
                "demo.conf",
                SAMPLES.stream()
                        .map(sample -> new DeploymentLoad(sample.id(), sample.draw(seconds, random.split())))
                        .toList());
    }

    /**
     * A recorded workload on one deployment, {@code replay}.
     *
     * @throws io.swell.shared.input.BadInput if the trace breaks a rule
     */
    public static DemoWorkload replay(Path trace, double speed, int seconds, long seed) {
        ArrivalSchedule schedule =
                new TraceReader(trace, speed, Duration.ofSeconds(seconds), new SplittableRandom(seed)).read();
        return new DemoWorkload("demo-replay.conf", List.of(new DeploymentLoad(new DeploymentId("replay"), schedule)));
    }

    public long requests() {
        return loads.stream().mapToLong(load -> load.schedule().size()).sum();
    }
}
