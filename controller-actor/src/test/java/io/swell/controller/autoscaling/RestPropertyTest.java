package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.OverlayConfig;
import io.swell.shared.config.ScheduleWindow;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A deployment left alone because nothing could change its decision would indeed not have been decided otherwise: asked
 * at every instant of random load, the decision it would get is the one it has.
 */
class RestPropertyTest {

    private static final int SEEDS = 400;
    private static final int STEPS = 600;
    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final ProcessId[] PROCESSES = {new ProcessId("a:1", 1), new ProcessId("b:1", 2)};

    /** Every other minute: a run takes several. */
    private static final OverlayConfig OFTEN_NARROWER = new OverlayConfig(
            List.of(new ScheduleWindow(
                    "often",
                    "*/2 * * * *",
                    Duration.ofMinutes(1),
                    ZoneId.of("UTC"),
                    OptionalInt.of(2),
                    OptionalInt.of(3))),
            false,
            Optional.empty());

    private long decidedAnew;
    private long asked;

    @Test
    void whoRestsWouldNotHaveBeenDecidedOtherwise() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Run(new Random(seed)).go();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println(
                "rests: seeds 0 to " + (SEEDS - 1) + ", " + asked + " instants, decided anew in " + decidedAnew);
        assertThat(decidedAnew).as("instants at which it was decided anew").isBetween(asked / 20, asked * 9 / 10);
    }

    private final class Run {
        private final Random random;
        private final Autoscaler autoscaler =
                new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());
        private final long[] integrals = new long[PROCESSES.length];
        private final long[] arrivals = new long[PROCESSES.length];
        private final int[] ongoing = new int[PROCESSES.length];
        private final long[] sentMicros = new long[PROCESSES.length];
        private final long[] sequences = new long[PROCESSES.length];
        private long now = 1_000_000;
        private final int calm;
        private int level;
        private int running;

        Run(Random random) {
            this.random = random;
            this.level = random.nextInt(60);
            this.calm = random.nextBoolean() ? 4 : 40;
        }

        void go() {
            autoscaler.deploy(
                    ECHO,
                    Declared.deployment()
                            .bounds(random.nextInt(3), 3 + random.nextInt(30))
                            .targetOngoing(1 + random.nextInt(4))
                            .lookBack(1 + random.nextInt(20))
                            .delays(random.nextInt(8), random.nextInt(20))
                            .gains(0.5 + random.nextDouble(), 0.5 + random.nextDouble())
                            .overlays(random.nextInt(4) == 0 ? OFTEN_NARROWER : OverlayConfig.NONE)
                            .config(),
                    Declared.SLOTS,
                    now);
            for (int i = 0; i < PROCESSES.length; i++) {
                autoscaler.load().admit(PROCESSES[i], true, true);
                sentMicros[i] = now;
                report(i);
            }
            for (int step = 0; step < STEPS; step++) {
                step();
            }
        }

        private void step() {
            now += random.nextInt(4) == 0 ? 1 + random.nextInt(3_000_000) : 1 + random.nextInt(200_000);
            if (random.nextInt(40) == 0) {
                level = random.nextInt(80);
            }
            if (random.nextInt(3) > 0) {
                report(random.nextInt(PROCESSES.length));
            }
            if (random.nextInt(30) == 0) {
                autoscaler.adopt(ECHO, random.nextInt(20));
            }
            autoscaler.decide(now);
            if (running != autoscaler.target(ECHO) && random.nextInt(3) == 0) {
                running = autoscaler.target(ECHO);
                autoscaler.observeRunning(ECHO, running);
                autoscaler.decide(now);
            }
            List<DecisionRecord> history = autoscaler.history(ECHO);
            DecisionRecord last = history.get(history.size() - 1);
            long until = Math.min(autoscaler.restsUntilMicros(ECHO), autoscaler.dueMicros());
            boolean rested = until > now;
            decidedAnew += autoscaler.decidedMicros(ECHO) < now ? 0 : 1;
            asked++;
            long later = now + (rested ? random.nextLong(until - now) : 0);
            DecisionRecord anew = autoscaler.explain(ECHO, later);
            if (rested) {
                assertThat(anew.after())
                        .as("at %d, decided: %s, anew: %s", later, last, anew)
                        .isEqualTo(autoscaler.target(ECHO));
                assertThat(anew.reason())
                        .as("at %d, decided: %s, anew: %s", later, last, anew)
                        .isEqualTo(last.reason());
            }
        }

        private void report(int process) {
            integrals[process] += ongoing[process] * (now - sentMicros[process]);
            int moved = level / PROCESSES.length + random.nextInt(1 + level / calm) - level / (2 * calm);
            arrivals[process] += Math.max(0, moved - ongoing[process]);
            ongoing[process] = Math.max(0, moved);
            sentMicros[process] = now;
            // What was extrapolated is corrected a little, either way.
            integrals[process] += random.nextInt(3) == 0 && integrals[process] > 1_000 ? random.nextInt(2_000) : 0;
            long sequence = ++sequences[process];
            Reported report = Reported.by(PROCESSES[process], sequence)
                    .on(sequence - 1)
                    .row(
                            0,
                            1,
                            new LoadSnapshot(
                                    0, ongoing[process], 0, integrals[process], arrivals[process], 0, 0, 0, 0));
            autoscaler.load().record((sequence == 1 ? report.names(0, "echo") : report).build(), now);
        }
    }
}
