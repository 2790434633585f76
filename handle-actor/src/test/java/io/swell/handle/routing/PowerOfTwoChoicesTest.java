package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerOfTwoChoicesTest {

    private static final int MAX = 4;
    private static final long NOW = 1_000;

    private final RequestRouter router = RequestRouter.powerOfTwoChoices();
    private final RandomGenerator random = new SplittableRandom(7);

    @Test
    void choosesNothingWhereNothingRuns() {
        assertThat(router.choose(Loads.table(MAX, List.of()), NOW, random)).isEmpty();
    }

    @ParameterizedTest(name = "the only one of {0} with room is found")
    @ValueSource(ints = {1, 2, 3, 5, 50, 1000})
    void findsTheOnlyReplicaWithRoom(int count) {
        List<ReplicaLoad> replicas = Loads.replicas(count);
        replicas.forEach(replica -> Loads.fill(replica, MAX));
        ReplicaLoad free = replicas.get(count / 2);
        free.release();
        RunningReplicas table = Loads.table(MAX, replicas);

        assertThat(router.choose(table, NOW, random)).containsSame(free);
        assertThat(free.reserved()).as("the slot is taken").isEqualTo(MAX);
        assertThat(router.choose(table, NOW, random)).isEmpty();
    }

    @Test
    void prefersTheLessLoadedOfTwo() {
        List<ReplicaLoad> two = Loads.replicas(2);
        Loads.fill(two.get(0), 2);
        for (int i = 0; i < 2; i++) {
            assertThat(router.choose(Loads.table(MAX, two), NOW, random)).containsSame(two.get(1));
        }
    }

    @Test
    void usesEveryReplica() {
        List<ReplicaLoad> replicas = Loads.replicas(10);
        RunningReplicas table = Loads.table(1_000, replicas);
        for (int i = 0; i < 1_000; i++) {
            router.choose(table, NOW, random);
        }
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.reserved()).isBetween(90, 110));
    }

    @Test
    void sharesFairlyBetweenTheFewWithRoom() {
        List<ReplicaLoad> replicas = Loads.replicas(4);
        Loads.fill(replicas.get(1), 1_000);
        RunningReplicas table = Loads.table(1_000, replicas);
        for (int i = 0; i < 900; i++) {
            router.choose(table, NOW, random);
        }
        assertThat(List.of(replicas.get(0), replicas.get(2), replicas.get(3)))
                .allSatisfy(replica -> assertThat(replica.reserved()).isBetween(280, 320));
    }

    /** Random states: whatever is chosen had room, and nothing is chosen only where nothing has room. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverRoutesToAReplicaWithoutRoom(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            List<ReplicaLoad> replicas = Loads.replicas(chance.nextInt(12));
            replicas.forEach(replica -> disturb(replica, chance));
            List<ReplicaLoad> withRoom =
                    replicas.stream().filter(r -> r.hasRoom(MAX, NOW)).toList();

            Optional<ReplicaLoad> chosen = router.choose(Loads.table(MAX, replicas), NOW, chance);

            assertThat(chosen.isPresent()).as("round %d", round).isEqualTo(!withRoom.isEmpty());
            chosen.ifPresent(replica -> assertThat(withRoom).contains(replica));
        }
    }

    private static void disturb(ReplicaLoad replica, RandomGenerator chance) {
        Loads.fill(replica, chance.nextInt(MAX + 1));
        switch (chance.nextInt(6)) {
            case 0 -> replica.drains();
            case 1 -> replica.setReachable(false);
            case 2 -> replica.refused(NOW - 5, 10, 10);
            case 3 -> replica.refused(NOW - 50, 10, 10);
            default -> {
                // nothing keeps requests away but its load
            }
        }
    }
}
