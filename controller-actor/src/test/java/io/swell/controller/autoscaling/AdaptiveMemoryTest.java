package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.load.RequestCounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code adaptive} learned goes on at the next controller. */
class AdaptiveMemoryTest {

    private static final int YOUNG = 60;

    /** What happens, whoever watches. */
    private static final class World {

        private final SplittableRandom random;
        private long nowMicros;
        private long integralMicros;
        private long arrivals;
        private long ends;
        private long late;
        private int ongoing;
        private int queued;
        private int starting;

        World(long seed) {
            random = new SplittableRandom(seed);
        }

        void goesOn() {
            long micros = 500_000 + random.nextLong(2_500_000);
            nowMicros += micros;
            integralMicros += ongoing * micros;
            int before = ongoing;
            ongoing = random.nextInt(6) == 0 ? random.nextInt(random.nextInt(8) == 0 ? 300 : 60) : ongoing;
            long came = random.nextLong(1 + ongoing);
            arrivals += came + Math.max(0, ongoing - before);
            ends += came + Math.max(0, before - ongoing);
            late += random.nextInt(20) == 0 ? came : 0;
            queued = random.nextInt(4) == 0 ? ongoing / 3 : 0;
            starting = random.nextInt(8) == 0 ? 1 : 0;
        }

        void goesQuiet() {
            nowMicros += 1_000_000;
            integralMicros += ongoing * 1_000_000L;
            ends += ongoing;
            ongoing = 0;
            queued = 0;
            starting = 0;
        }
    }

    /** One controller's view: its counters stand where they happen to. */
    private static final class Watcher implements RequestCounts {

        private final World world;
        private final long offset;
        private final DeploymentAutoscalingState state;

        Watcher(World world, long offset, Declared declared, int slots) {
            this.world = world;
            this.offset = offset;
            this.state = new DeploymentAutoscalingState(
                    Timeline.ID,
                    declared.promising(0.5, 0.01).policy("adaptive").config(),
                    slots,
                    AutoscalingPolicy.named("adaptive"),
                    Duration.ofMillis(500),
                    20);
        }

        Watcher looks() {
            state.decide(new Observation(
                    world.nowMicros,
                    world.queued,
                    world.ongoing,
                    world.integralMicros + offset * 1_000_000,
                    Math.max(1, state.target() - world.starting),
                    Coverage.complete(3),
                    this));
            return this;
        }

        Optional<byte[]> learned() {
            return state.policy().state(world.nowMicros);
        }

        boolean recalls(byte[] learned) {
            return state.restore(learned, world.nowMicros);
        }

        String followed() {
            return ((WatchingPolicy) state.policy().policy()).followed();
        }

        @Override
        public long arrivals() {
            return world.arrivals + offset;
        }

        @Override
        public long ends() {
            return world.ends + offset;
        }

        @Override
        public long lateWaits() {
            return world.late + offset;
        }
    }

    private static Declared declared() {
        return deployment().bounds(1, 100);
    }

    private static Watcher watcher(World world, long offset) {
        return new Watcher(world, offset, declared(), Declared.SLOTS);
    }

    /** Offsets are those of counters that began anew, or that have counted more than the old ones. */
    @Property(tries = 100)
    void aSuccessorDecidesAsWhoNeverMoved(
            @ForAll long seed,
            @ForAll @IntRange(min = YOUNG, max = 1_500) int movesAfter,
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int offset) {
        World world = new World(seed);
        Watcher stays = watcher(world, 0);
        long arrivals = -1;
        for (int look = 0; look < movesAfter || world.starting > 0 || world.arrivals == arrivals; look++) {
            arrivals = world.arrivals;
            world.goesOn();
            stays.looks();
        }
        Optional<byte[]> learned = stays.learned();
        Assume.that(learned.isPresent());
        Watcher successor = watcher(world, offset);
        assertThat(successor.recalls(learned.orElseThrow())).isTrue();
        successor.state.adopt(stays.state.target());
        successor.looks();

        for (int look = 0; look < 600; look++) {
            assertThat(successor.state.target()).as("look %d", look).isEqualTo(stays.state.target());
            assertThat(successor.followed()).as("look %d", look).isEqualTo(stays.followed());
            world.goesOn();
            stays.looks();
            successor.looks();
        }
    }

    @Test
    void goesOnWithWhatWasGrantedAndNotWithWhatWasKept() {
        World world = new World(1);
        byte[] learned = learned(world);
        Watcher successor = watcher(world, 0);
        successor.recalls(learned);
        successor.state.adopt(77);

        successor.looks();
        assertThat(successor.state.target()).isEqualTo(77);
        for (int second = 0; second < 600; second++) {
            world.goesQuiet();
            successor.looks();
        }
        assertThat(successor.state.target())
                .as("once its tokens allow a decrease")
                .isLessThan(77);
    }

    @Test
    void whatWasLearnedForOtherSlotsIsNotUsed() {
        World world = new World(2);

        beginsAnew(world, new Watcher(world, 0, declared(), Declared.SLOTS + 1), learned(world));
    }

    @Test
    void whatWasLearnedForAnotherMaximumIsNotUsed() {
        World world = new World(2);

        beginsAnew(world, new Watcher(world, 0, declared().bounds(1, 99), Declared.SLOTS), learned(world));
    }

    @Test
    void whatHasNothingToDoWithItMayChange() {
        World world = new World(2);
        byte[] learned = learned(world);
        Declared changed = declared().bounds(2, 100).lookBack(60).delays(5, 5);

        assertThat(new Watcher(world, 0, changed, Declared.SLOTS).recalls(learned))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "cut", "damaged", "of another version"})
    void whatCannotBeReadIsNotUsed(String how) {
        World world = new World(3);
        UnaryOperator<byte[]> spoil =
                switch (how) {
                    case "nothing" -> bytes -> new byte[0];
                    case "cut" -> bytes -> Arrays.copyOf(bytes, bytes.length - 1);
                    case "damaged" -> bytes -> changed(bytes, bytes.length / 2);
                    default -> bytes -> changed(bytes, 3);
                };

        beginsAnew(world, watcher(world, 0), spoil.apply(learned(world)));
    }

    private static byte[] changed(byte[] bytes, int where) {
        bytes[where]++;
        return bytes;
    }

    /** As one that knows nothing: it takes nothing away for a minute. */
    private static void beginsAnew(World world, Watcher successor, byte[] learned) {
        assertThat(successor.recalls(learned)).isFalse();
        successor.state.adopt(40);
        world.goesQuiet();
        successor.looks();
        for (int second = 1; second < 60; second++) {
            world.goesQuiet();
            assertThat(successor.looks().state.target()).isEqualTo(40);
        }
    }

    @Test
    void thereIsNothingToKeepBeforeAnythingWasLearned() {
        Watcher watcher = watcher(new World(4), 0);
        assertThat(watcher.learned()).isEmpty();

        assertThat(watcher.looks().learned())
                .as("the first look only says where counters stand")
                .isEmpty();
    }

    @Test
    void whoRestsHasNothingMoreToKeep() {
        World world = new World(5);
        Watcher watcher = watcher(world, 0);
        learn(world, watcher);
        assertThat(watcher.learned()).isPresent();
        assertThat(watcher.learned()).as("nothing since").isEmpty();
        for (int second = 0; second < 4_000 && watcher.state.dueMicros() != Long.MAX_VALUE; second++) {
            world.goesQuiet();
            watcher.looks();
        }
        assertThat(watcher.learned()).as("that it can rest").isPresent();

        for (int look = 0; look < 5; look++) {
            world.nowMicros += 600_000_000;
            assertThat(watcher.looks().learned()).as("somebody asked").isEmpty();
        }
        world.arrivals++;
        assertThat(watcher.looks().learned()).as("one came and went").isPresent();
        world.arrivals++;
        world.nowMicros += 100_000;
        assertThat(watcher.looks().learned()).as("too soon after").isEmpty();
        world.nowMicros += 1_000_000;
        assertThat(watcher.looks().learned()).as("another one").isPresent();
    }

    /** What was recalled stays kept until there is more. */
    @Test
    void whatWasRecalledIsNotKeptAgain() {
        World world = new World(6);
        Watcher successor = watcher(world, 0);
        successor.recalls(learned(world));

        assertThat(successor.looks().learned()).isEmpty();
    }

    private static byte[] learned(World world) {
        Watcher watcher = watcher(world, 0);
        learn(world, watcher);
        return watcher.learned().orElseThrow();
    }

    private static void learn(World world, Watcher watcher) {
        for (int look = 0; look < 400; look++) {
            world.goesOn();
            watcher.looks();
        }
    }
}
