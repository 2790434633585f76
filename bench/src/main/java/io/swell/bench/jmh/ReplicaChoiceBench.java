package io.swell.bench.jmh;

import io.swell.handle.routing.ReplicaLoad;
import io.swell.handle.routing.RequestRouter;
import io.swell.handle.routing.RunningReplicas;
import io.swell.handle.routing.WaitingLine;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing a replica with a slot reserved, and giving the slot back; half of all slots are taken. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReplicaChoiceBench {

    private static final int MAX_ONGOING = 10;

    @Param({"10", "1000"})
    public int replicas = 10;

    private final RequestRouter router = RequestRouter.powerOfTwoChoices();
    private final SplittableRandom random = new SplittableRandom(1);
    private RunningReplicas running = RunningReplicas.NOT_KNOWN_YET;

    @Setup
    public void takeHalfOfAllSlots() {
        DeploymentId deployment = new DeploymentId("bench");
        running = new RunningReplicas(
                1,
                Availability.DEPLOYED,
                "",
                new RoutingLimits(MAX_ONGOING, -1, Optional.empty()),
                IntStream.range(0, replicas)
                        .mapToObj(i -> new ReplicaLoad(new ReplicaId(deployment, "r" + i)))
                        .toList(),
                new WaitingLine());
        for (int i = 0; i < replicas * MAX_ONGOING / 2; i++) {
            router.choose(running, 0, random);
        }
    }

    @Benchmark
    public void chooseAndRelease() {
        router.choose(running, 0, random).ifPresent(ReplicaLoad::release);
    }
}
